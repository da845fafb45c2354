#? if assigns
import os
u = os.environ.get("X")
x = 0
if u: x = 1
result = x
#? if else assigns
import os
u = os.environ.get("X")
if u: x = 1
else: x = 2
result = x
#? same in both ways
import os
u = os.environ.get("X")
if u: x = 1
else: x = 1
y = 5
result = x, y
#? append in if
import os
u = os.environ.get("X")
xs = [1]
if u: xs.append(2)
xs.append(3)
result = xs, xs[0], len(xs) > 0
#? dict entry in if
import os
u = os.environ.get("X")
d = {"a": 1}
if u: d["b"] = 2
d["c"] = 3
result = d, list(d), "a" in d, "b" in d, d["a"]
#? dict order after if
import os
u = os.environ.get("X")
d = {}
if u: d["z"] = 1
d["a"] = 2
d["z"] = 3
result = list(d), list(d.values()), [k for k in d], list(d.items())[0]
#? dict replaced in if
import os
u = os.environ.get("X")
d = {"a": 1, "b": 2}
if u: d["a"] = 5
result = d, d["a"], d["b"], list(d)
#? del in if
import os
u = os.environ.get("X")
d = {"a": 1, "b": 2}
if u: del d["a"]
result = d, "a" in d, list(d), len(d), d.get("a", 9), sorted(d)
#? pop in if
import os
u = os.environ.get("X")
d = {"a": 1, "b": 2}; xs = [1, 2]
if u:
    d.pop("a"); xs.pop()
result = d, xs, "a" in d
#? clear in if
import os
u = os.environ.get("X")
d = {"a": 1}; xs = [1]; s = {1}
if u:
    d.clear(); xs.clear(); s.clear()
result = d, xs, s, bool(d), bool(xs), bool(s)
#? set in if
import os
u = os.environ.get("X")
s = {1, 2}
if u: s.add(3)
else: s.discard(1)
result = s, 1 in s, 2 in s, 3 in s, len(s)
#? through an alias
import os
u = os.environ.get("X")
a = [1]
b = a
if u: b.append(2)
result = a, a[-1]
#? through a nested alias
import os
u = os.environ.get("X")
d = {"xs": []}
ys = d["xs"]
if u: ys.append(1)
result = d, d["xs"], len(ys)
#? through a function
import os
u = os.environ.get("X")
xs = []
def f(): xs.append(1)
if u: f()
result = xs, len(xs)
#? through an argument
import os
u = os.environ.get("X")
xs = []
def f(y): y.append(1)
if u: f(xs)
result = xs
#? through a nested argument
import os
u = os.environ.get("X")
d = {"a": {"b": []}}
def f(y): y["b"].append(1)
if u: f(d["a"])
result = d
#? through a method
import os
u = os.environ.get("X")
class A:
    def __init__(self): self.n = 0
    def up(self): self.n += 1
a = A()
if u: a.up()
result = a.n
#? through a method of a method
import os
u = os.environ.get("X")
class B:
    def __init__(self): self.xs = []
    def add(self): self.xs.append(1)
class A:
    def __init__(self): self.b = B()
    def go(self): self.b.add()
a = A()
if u: a.go()
result = a.b.xs
#? through a bound method
import os
u = os.environ.get("X")
xs = []
add = xs.append
if u: add(1)
result = xs
#? through a stored function
import os
u = os.environ.get("X")
xs = []
fs = {"f": lambda: xs.append(1)}
if u: fs["f"]()
result = xs
#? through partial
import os
u = os.environ.get("X")
from functools import partial
xs = []
f = partial(xs.append, 1)
if u: f()
result = xs
#? through map
import os
u = os.environ.get("X")
xs = []
if u: list(map(xs.append, [1]))
result = xs
#? through a comprehension
import os
u = os.environ.get("X")
xs = []
if u: [xs.append(i) for i in range(2)]
result = xs
#? through property
import os
u = os.environ.get("X")
class A:
    n = 0
    @property
    def x(self):
        A.n += 1
        return 1
a = A()
if u: a.x
result = A.n
#? through an operator
import os
u = os.environ.get("X")
log = []
class A:
    def __add__(self, o): log.append(1)
if u: A() + 1
result = log
#? through construction
import os
u = os.environ.get("X")
log = []
class A:
    def __init__(self): log.append(1)
if u: A()
result = log
#? through with
import os
u = os.environ.get("X")
log = []
class M:
    def __enter__(self): log.append(1)
    def __exit__(self, *a): log.append(2)
if u:
    with M(): pass
result = log
#? through a decorator
import os
u = os.environ.get("X")
log = []
def deco(f):
    log.append(1)
    return f
if u:
    @deco
    def f(): pass
result = log
#? global in a function
import os
u = os.environ.get("X")
n = 0
def f():
    global n
    n = 1
if u: f()
result = n
#? nonlocal in a closure
import os
u = os.environ.get("X")
def make():
    n = 0
    def up():
        nonlocal n
        n += 1
    def get(): return n
    return up, get
up, get = make()
if u: up()
result = get()
#? closure returned by a call
import os
u = os.environ.get("X")
def make(xs):
    def add(x): xs.append(x)
    return add
ys = []
add = make(ys)
if u: add(1)
result = ys
#? class attribute
import os
u = os.environ.get("X")
class A: n = 0
if u: A.n = 1
result = A.n, A().n
#? class attribute by instance
import os
u = os.environ.get("X")
class A:
    xs = []
a = A()
if u: a.xs.append(1)
result = A.xs
#? new attribute
import os
u = os.environ.get("X")
class A: x = 1
a = A()
if u: a.x = 2
result = a.x, A.x
#? deleted attribute
import os
u = os.environ.get("X")
class A: x = 1
a = A()
a.x = 2
if u: del a.x
result = a.x
#? setattr in if
import os
u = os.environ.get("X")
class A: pass
a = A()
a.x = 1
if u: setattr(a, "x", 2)
result = a.x
#? setattr of an unknown name
import os
u = os.environ.get("X")
class A: pass
a = A()
a.x = 1
setattr(a, "x" if u else "y", 2)
result = a.x
#? function attribute
import os
u = os.environ.get("X")
def f(): pass
f.n = 1
if u: f.n = 2
result = f.n
#? module attribute
import os
u = os.environ.get("X")
import d_state
if u: d_state.n = 2
if u: d_state.set(5)
result = d_state.n, d_state.get()
#+ d_state
n = 1
def set(x):
    global n
    n = x
def get(): return n
#? default argument
import os
u = os.environ.get("X")
def f(x, acc=[]):
    acc.append(x)
    return acc
if u: f(1)
result = f(2)
#? nested ifs
import os
u = os.environ.get("X")
x = 0
if u:
    if u == "1": x = 1
    else: x = 2
result = x
#? elif chain
import os
u = os.environ.get("X")
if u == "1": x = 1
elif u == "set": x = 2
elif True: x = 3
else: x = 4
result = x
#? if with a known part
import os
u = os.environ.get("X")
x = 0
if u and False: x = 1
y = 0
if u or True: y = 1
result = x, y
#? return in if
import os
u = os.environ.get("X")
def f():
    if u: return 1
    return 2
result = f()
#? effects after a return
import os
u = os.environ.get("X")
log = []
def f():
    if u: return
    log.append(1)
f()
result = log
#? return in a loop
import os
u = os.environ.get("X")
log = []
def f():
    for i in range(3):
        if u: return i
        log.append(i)
    return -1
r = f()
result = r, log
#? break in a loop
import os
u = os.environ.get("X")
log = []
for i in range(3):
    if u: break
    log.append(i)
else: log.append("else")
result = log, i
#? continue in a loop
import os
u = os.environ.get("X")
log = []
for i in range(3):
    if u and i == 1: continue
    log.append(i)
result = log, i
#? break from a while
import os
u = os.environ.get("X")
n = 0
while n < 5:
    n += 1
    if u: break
result = n
#? unknown while
import os
u = os.environ.get("X")
n = 0
while len(u or "") > n: n += 1
result = n
#? unknown while with else
import os
u = os.environ.get("X")
n = 0
while u and n < 2:
    n += 1
    if u == "1": break
else: n = 10
result = n
#? loop over unknown
import os
u = os.environ.get("X")
xs = []
last = None
for c in u or "":
    xs.append(c)
    last = c
result = xs, last
#? loop over unknown carries values
import os
u = os.environ.get("X")
a = 1; b = 2; c = 3
for _ in u or "":
    a = b
    b = c
result = a, b, c
#? loop over unknown carries through lists
import os
u = os.environ.get("X")
a = [1]; b = [2]; c = [3]
for _ in u or "": a, b = b, c
b.append(9)
result = a, b, c
#? loop over unknown with else
import os
u = os.environ.get("X")
x = 0
for _ in u or "":
    break
else: x = 1
result = x
#? loop over unknown with known items around
import os
u = os.environ.get("X")
xs = ["a", *(u or ""), "b"]
out = []
for x in xs: out.append(x)
result = out, xs[0], xs[-1], len(out) > 1
#? loop with break after unknown
import os
u = os.environ.get("X")
out = []
for x in ["a", *(u or ""), "b"]:
    if x == "1": break
    out.append(x)
result = out
#? comprehension over unknown
import os
u = os.environ.get("X")
log = []
def f(x):
    log.append(x)
    return x
ys = [f(c) for c in u or ""]
result = ys, log
#? comprehension with an unknown condition
import os
u = os.environ.get("X")
log = []
def f(x):
    log.append(x)
    return x
ys = [f(i) for i in range(3) if i or u]
result = ys, log
#? walrus under doubt
import os
u = os.environ.get("X")
x = 0
y = u and (x := 1)
result = x
#? conditional expression with effects
import os
u = os.environ.get("X")
xs = []
y = xs.append(1) if u else None
result = xs
#? boolean with effects
import os
u = os.environ.get("X")
xs = []
u and xs.append(1)
u or xs.append(2)
result = xs
#? comparison chain with effects
import os
u = os.environ.get("X")
xs = []
def f():
    xs.append(1)
    return 5
r = "0" < (u or "") < str(f())
result = xs
#? try around unknown
import os
u = os.environ.get("X")
x = 0
try:
    int(u)
    x = 1
except (TypeError, ValueError):
    pass
result = x
#? try with both ways
import os
u = os.environ.get("X")
try:
    int(u)
    x = 1
except Exception:
    x = 2
y = 7
result = x, y
#? try with partial effects
import os
u = os.environ.get("X")
log = []
try:
    log.append("a")
    int(u)
    log.append("b")
except Exception: log.append("c")
result = log, log[0]
#? try with else
import os
u = os.environ.get("X")
log = []
try: int(u)
except Exception: log.append("no")
else: log.append("yes")
finally: log.append("end")
result = log
#? try around an unknown raise
import os
u = os.environ.get("X")
x = 0
try:
    if u: raise ValueError
    x = 1
except ValueError: x = 2
result = x
#? try in a function that raises
import os
u = os.environ.get("X")
def f():
    if u: raise KeyError
    return 1
try: x = f()
except KeyError: x = 2
result = x
#? try with two handlers
import os
u = os.environ.get("X")
try:
    int(u)
    raise KeyError
except (TypeError, ValueError): x = 1
except KeyError: x = 2
result = x
#? effects before an unknown raise
import os
u = os.environ.get("X")
log = []
try:
    if u:
        log.append(1)
        raise ValueError
except ValueError: pass
result = log
#? try with a return
import os
u = os.environ.get("X")
def f():
    try:
        int(u)
        return 1
    except Exception: pass
    return 2
result = f()
#? try in a loop
import os
u = os.environ.get("X")
log = []
for v in [u, "5"]:
    try: log.append(int(v))
    except Exception: continue
    log.append("ok")
result = log
#? attribute of unknown in try
import os
u = os.environ.get("X")
x = 0
try:
    u.upper()
    x = 1
except AttributeError: pass
result = x
#? subscript of unknown in try
import os
u = os.environ.get("X")
d = {"1": 1, "": 2}
x = 0
try:
    d[u]
    x = 1
except KeyError: x = 2
result = x
#? finally under doubt
import os
u = os.environ.get("X")
log = []
def f():
    try:
        if u: return 1
        log.append("a")
    finally: log.append("f")
    log.append("b")
f()
result = log
#? unknown key
import os
u = os.environ.get("X")
d = {"a": 1, "1": 2}
d[u] = 5
result = d, d["a"], d["1"], list(d)[0], len(d) > 1
#? unknown key twice
import os
u = os.environ.get("X")
d = {}
d[u] = 1
d["1"] = 2
result = d, d["1"], list(d)[-1]
#? unknown deletion
import os
u = os.environ.get("X")
d = {"1": 1, "": 2, "set": 3, None: 4}
del d[u]
result = d, "1" in d, len(d), list(d)
#? unknown pop
import os
u = os.environ.get("X")
d = {"1": 1, "a": 2}
d.pop(u, None)
result = d, "1" in d, d.get("1")
#? unknown index
import os
u = os.environ.get("X")
xs = [1, 2, 3]
i = 0 if u else 2
xs[i] = 9
result = xs, xs[1], len(xs)
#? unknown insertion
import os
u = os.environ.get("X")
xs = [1, 2]
xs.insert(0 if u else 1, 9)
result = xs, xs[0]
#? unknown removal
import os
u = os.environ.get("X")
xs = ["1", "", "a"]
if u in xs: xs.remove(u)
result = xs, xs[0], "a" in xs
#? pop from a list with unknown items
import os
u = os.environ.get("X")
xs = [1, *(u or "")]
y = xs.pop()
result = xs, y, len(xs)
#? pop the first
import os
u = os.environ.get("X")
xs = [*(u or ""), 1]
y = xs.pop(0)
result = xs, y
#? sort with unknown items
import os
u = os.environ.get("X")
xs = ["b", u or "", "a"]
result = sorted(xs), sorted(["b", *(u or ""), "a"]), max(xs)
#? sort with unknown keys
import os
u = os.environ.get("X")
xs = [3, 1, 2]
xs.sort(key=lambda x: x if u else -x)
result = xs, sorted([1, 2], reverse=bool(u))
#? reverse unknown
import os
u = os.environ.get("X")
xs = list(reversed([1, *(u or ""), 2]))
result = xs, xs[0], xs[-1]
#? merged dicts
import os
u = os.environ.get("X")
base = {"b": u} if u else {}
d = {"a": 1, **base, "b": 2}
e = {**base, "a": 1}
f = {"b": 1, **base}
result = d, list(d), e, list(e), f, f["b"]
#? update with unknown
import os
u = os.environ.get("X")
d = {"a": 1}
d.update({"a": 2} if u else {})
d.update(b=3)
result = d, d["a"], list(d)
#? setdefault under doubt
import os
u = os.environ.get("X")
d = {}
if u: d.setdefault("a", []).append(1)
d.setdefault("a", []).append(2)
result = d
#? defaultdict under doubt
import os
u = os.environ.get("X")
from collections import defaultdict
d = defaultdict(list)
if u: d["a"].append(1)
d["b"].append(2)
result = dict(d), "a" in d, len(d["a"])
#? unknown star arguments
import os
u = os.environ.get("X")
def f(*a, k=1, **kw): return a, k, kw
result = f(1, *(u or "")), f(*(u or ""), 2), f(**({"k": 2} if u else {})), f(1, **({"z": 2} if u else {}))
#? unknown arguments before known ones
import os
u = os.environ.get("X")
def f(a=0, b=0, c=0): return a, b, c
xs = [1] if u else []
result = f(*xs, 5), f(*xs, b=7) if len(xs) < 2 else 0
#? unknown keywords over defaults
import os
u = os.environ.get("X")
def f(a=1, b=2): return a, b
result = f(**({"a": 5} if u else {})), f(3, **({"b": 5} if u else {}))
#? unknown function
import os
u = os.environ.get("X")
def g(xs): xs.append(1)
def h(xs): pass
xs = []
(g if u else h)(xs)
result = xs
#? unknown function with nested argument
import os
u = os.environ.get("X")
def g(d): d["a"].append(1)
def h(d): pass
d = {"a": []}
f = g if u else h
f(d)
result = d
#? unknown function with an object
import os
u = os.environ.get("X")
class A: pass
def g(a): a.x = 2
def h(a): pass
a = A()
a.x = 1
f = {"1": g}.get(u, h)
f(a)
result = a.x
#? unknown method
import os
u = os.environ.get("X")
class A:
    def go(self): xs.append(1)
class B:
    def go(self): pass
xs = []
result = 1
#? unknown decorator
import os
u = os.environ.get("X")
def g(f): return lambda: 5
def h(f): return f
@(g if u else h)
def f(): return 1
result = f()
#? unknown base
import os
u = os.environ.get("X")
class A: x = 1
class B: x = 2
class C(A if u else B): y = 3
result = C.x, C.y, C().x
#? method in an unknown branch of a class
import os
u = os.environ.get("X")
class A:
    if u: x = 1
    else: x = 2
    y = 3
result = A.x, A.y
#? generator under doubt
import os
u = os.environ.get("X")
def g():
    yield 1
    if u: yield 2
    yield 3
result = list(g()), next(g())
#? generator over unknown
import os
u = os.environ.get("X")
def g():
    for c in u or "": yield c
    yield "end"
result = list(g()), [*g()][-1]
#? generator with an unknown return
import os
u = os.environ.get("X")
def g():
    yield 1
    if u: return
    yield 2
result = list(g())
#? iterator taken in if
import os
u = os.environ.get("X")
it = iter([1, 2, 3])
if u: next(it)
result = next(it), list(it)
#? next of an iterator with unknown items
import os
u = os.environ.get("X")
it = iter([*(u or ""), "z"])
a = next(it)
b = next(it, None)
result = a, b
#? any and all
import os
u = os.environ.get("X")
log = []
def f(x):
    log.append(x)
    return x
r = any([0, u, 1]), all([1, u, 0]), any([0, u]), all([1, u])
result = r
#? membership of unknown
import os
u = os.environ.get("X")
result = u in [1, None], 1 in [1, u], 2 in [1, u], u in {"1": 1}, "a" in (u or "a"), 1 in {u: 1, 1: 2}
#? equality of unknown
import os
u = os.environ.get("X")
result = u == u, [u] == [u], [u, 1] == [u, 2], {u: 1} == {}, (u,) == ()
#? sets with unknown members
import os
u = os.environ.get("X")
s = {u, "1"}
t = {"1", "2"} - {u}
v = {"1"} & {u}
result = len(s), s, t, v, "2" in t, {u} | {"1"}, len({u, "1", None})
#? set removal of unknown
import os
u = os.environ.get("X")
s = {"1", "2"}
s.discard(u)
result = s, "2" in s, "1" in s, len(s)
#? formatted unknown
import os
u = os.environ.get("X")
result = f"{u}", f"a{u!r:>5}", "%s" % u, "{}".format(u), "a" + (u or ""), str(u), [f"{u}", "b"]
#? join of unknown
import os
u = os.environ.get("X")
result = ",".join(["a", u or ""]), (u or "").split(","), (u or "x")[0:1]
#? arithmetic of unknown
import os
u = os.environ.get("X")
n = len(u or "")
result = n + 1, n * 0, n == n, -n, [0] * n, "a" * n, (1,) * n, range(n), list(range(n)), max(n, 100), min(1, n), abs(n), bool(n), n and 1, n or 1
#? slices of unknown
import os
u = os.environ.get("X")
xs = [1, 2, 3]
n = len(u or "")
result = xs[n:], xs[:n], xs[::1], xs[-1 - n:]
#? unpacking unknown
import os
u = os.environ.get("X")
a, *b = [1, *(u or "")]
c, d = (1, 2) if u else (3, 4)
result = a, b, c, d
#? augmented unknown
import os
u = os.environ.get("X")
x = 1
if u: x += 1
xs = [1]; ys = xs
if u: xs += [2]
t = (1,)
if u: t += (2,)
result = x, xs, ys, t
#? augmented subscript under doubt
import os
u = os.environ.get("X")
d = {"n": 0, "xs": []}
if u:
    d["n"] += 1
    d["xs"] += [1]
result = d
#? augmented attribute under doubt
import os
u = os.environ.get("X")
class A: n = 0
a = A()
if u: a.n += 1
result = a.n, A.n
#? del name under doubt
import os
u = os.environ.get("X")
x = 1
if u: del x
try: result = x
except NameError: result = "gone"
#? import under doubt
import os
u = os.environ.get("X")
import d_log
if u: import d_effect
result = d_log.xs
#+ d_log
xs = []
#+ d_effect
import d_log
d_log.xs.append(1)
#? function defined under doubt
import os
u = os.environ.get("X")
def f(): return 1
if u:
    def f(): return 2
result = f()
#? class defined under doubt
import os
u = os.environ.get("X")
class A: x = 1
if u:
    class A: x = 2
result = A.x
#? lambda late binding under doubt
import os
u = os.environ.get("X")
x = 1
f = lambda: x
if u: x = 2
result = f()
#? recursion under doubt
import os
u = os.environ.get("X")
log = []
def f(n):
    log.append(n)
    if u and n < 3: f(n + 1)
f(0)
result = log, log[0]
#? double recursion under doubt
import os
u = os.environ.get("X")
def f(n):
    if n < len(u or ""): return f(n + 1) + f(n + 1)
    return 1
result = f(0)
#? list in a tuple
import os
u = os.environ.get("X")
t = ([1], 2)
if u: t[0].append(2)
result = t
#? swap under doubt
import os
u = os.environ.get("X")
a, b = [1], [2]
if u: a, b = b, a
a.append(3)
result = a, b
#? object swap under doubt
import os
u = os.environ.get("X")
class A: pass
p = A(); q = A()
p.n = 1; q.n = 2
if u: p, q = q, p
p.n = 5
result = p.n, q.n
#? alias chosen by unknown
import os
u = os.environ.get("X")
a = [1]; b = [2]
c = a if u else b
c.append(3)
result = a, b
#? alias chosen in if
import os
u = os.environ.get("X")
a = {"k": 1}; b = {"k": 2}
if u: c = a
else: c = b
c["k"] = 5
result = a, b
#? alias from an unknown key
import os
u = os.environ.get("X")
d = {"1": [], "x": []}
xs = d.get(u, d["x"])
xs.append(1)
result = d
#? attribute alias by unknown
import os
u = os.environ.get("X")
class A:
    def __init__(self): self.xs = []
p = A(); q = A()
(p if u else q).xs.append(1)
result = p.xs, q.xs
#? object attribute chosen by unknown
import os
u = os.environ.get("X")
class A: n = 0
p = A(); q = A()
r = [p, q][bool(u)]
r.n = 5
result = p.n, q.n
#? copies are not changed
import os
u = os.environ.get("X")
import copy
a = [1, [2]]
b = copy.deepcopy(a); c = a[:]
if u:
    a.append(3)
    a[1].append(4)
result = b, c
#? vars under doubt
import os
u = os.environ.get("X")
class A: pass
a = A()
a.x = 1
if u: vars(a)["x"] = 2
result = a.x
#? globals under doubt
import os
u = os.environ.get("X")
x = 1
if u: globals()["x"] = 2
result = x
#? counter under doubt
import os
u = os.environ.get("X")
counts = {}
for w in ["a", "b", "a"]:
    if u or w == "a": counts[w] = counts.get(w, 0) + 1
result = counts, counts["a"]
#? unknown in a data class
import os
u = os.environ.get("X")
from dataclasses import dataclass
@dataclass
class P:
    x: str
    y: int = 2
p = P(u)
if u: p.y = 3
result = p.x, p.y, P(u) == P(u)
#? enum by unknown
import os
u = os.environ.get("X")
from enum import Enum
class C(Enum):
    A = "1"
    B = ""
xs = []
try: xs.append(C(u).name)
except ValueError: xs.append("none")
result = xs
#? unknown truth of objects
import os
u = os.environ.get("X")
class A:
    def __bool__(self): return bool(u)
    def __len__(self): return 0
x = 1 if A() else 2
result = x, not A(), bool(A())
#? unknown equality of objects
import os
u = os.environ.get("X")
class A:
    def __eq__(self, o): return bool(u)
result = A() == 1, A() in [1], [A()] == [1], [1].count(A())
#? unknown getattr
import os
u = os.environ.get("X")
class A: x = 1; y = 2
result = getattr(A, "x" if u else "y"), hasattr(A, u or "z"), getattr(A(), u or "z", 5)
#? while with unknown change
import os
u = os.environ.get("X")
n = 0
xs = []
while n < 3:
    xs.append(n)
    n += 1 if u else 2
result = xs, n
#? nested loops under doubt
import os
u = os.environ.get("X")
out = []
for i in range(2):
    for j in range(2):
        if u: break
        out.append((i, j))
    out.append(i)
result = out
#? flag pattern
import os
u = os.environ.get("X")
found = False
for x in ["a", "b"]:
    if x == u: found = True
result = found
#? accumulate known
import os
u = os.environ.get("X")
total = 0
for x in [1, 2, 3]:
    if u: pass
    total += x
result = total
#? assert under doubt
import os
u = os.environ.get("X")
log = []
try:
    assert u
    log.append(1)
except AssertionError: log.append(2)
result = log
#? yield from unknown
import os
u = os.environ.get("X")
def g():
    yield "a"
    yield from u or ""
    yield "b"
result = list(g()), list(g())[-1], list(g())[0]
#? lru cache under doubt
import os
u = os.environ.get("X")
from functools import lru_cache
log = []
@lru_cache(None)
def f(x):
    log.append(x)
    return x
if u: f(1)
f(1)
result = log
#? zip with unknown
import os
u = os.environ.get("X")
result = list(zip(["a", *(u or "")], [1, 2])), dict(zip("ab", [*(u or ""), 5])), list(enumerate([*(u or ""), "z"]))
#? chain of unknown
import os
u = os.environ.get("X")
import itertools
result = list(itertools.chain([1], u or "", [2])), list(itertools.product([1], u or "x")), sum([1, len(u or "")]), list(filter(None, [1, u, 2])), list(map(str, [1, *(u or "")]))
#? reduce with unknown
import os
u = os.environ.get("X")
from functools import reduce
result = reduce(lambda a, b: a + b, ["x", *(u or ""), "y"]), reduce(lambda a, b: b, [1, *(u or ""), 2])
#? tuple of unknown length
import os
u = os.environ.get("X")
t = (1, *(u or ""), 2)
result = t[0], t[-1], len(t), t, t + (3,), (0,) + t
#? text of containers with unknown
import os
u = os.environ.get("X")
result = str([u]), repr({"a": u}), f"{[1, u]}"
#? unknown or default
import os
u = os.environ.get("X")
name = u or "default"
result = name, {"name": name}, [name, 1]
#? exit under doubt
import os
u = os.environ.get("X")
log = []
try:
    if u == "never": raise SystemExit
    log.append(1)
except SystemExit: log.append(2)
result = log
#? module that may fail imported twice under try
try:
    import twice_imported
    a = 1
except Exception: a = None
try: from twice_imported import b
except Exception: b = None
result = a, b, [b] if b else []
#+ twice_imported
import os
if os.environ.get("X"): raise ValueError
b = 5
