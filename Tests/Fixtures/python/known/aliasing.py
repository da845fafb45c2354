#? list subclass extended in place through an alias
class L(list): pass
a = L([1])
b = a
b += [2]
result = len(a), list(a), a is b
#: union without arguments is a copy
a = {1}
b = a.union()
b.add(2)
c = a.difference(); c.add(3)
result = sorted(a), sorted(b), a is b
#: frozenset copy stays frozen
a = frozenset([1])
try:
    a.copy().add(2)
    result = "ok"
except AttributeError: result = type(a.copy()).__name__
#? extended slice of another length
a = [1, 2, 3]
try:
    a[::2] = [1]
    result = "ok"
except ValueError: result = "ValueError"
#: index that is no number
a = [1, 2]
out = []
for i in ("a", None, 1.0):
    try:
        a[i] = 5
        out.append("ok")
    except TypeError: out.append("TypeError")
result = out, a
#? own copy methods
import copy
class A:
    def __init__(self, n): self.n = n
    def __copy__(self): return A(self.n + 1)
    def __deepcopy__(self, memo): return A(self.n + 10)
result = copy.copy(A(1)).n, copy.deepcopy(A(1)).n, copy.deepcopy([A(1)])[0].n
#: copy of a dict subclass
import copy
class D(dict): pass
a = D(x=[1])
b = copy.copy(a)
b["y"] = 2
b["x"].append(5)
result = dict(a), type(b).__name__
#: copy of a list subclass
import copy
class L(list): pass
a = L([1])
b = copy.copy(a)
b.append(2)
result = list(a), list(b)
#: dict made of a dict subclass
class D(dict): pass
d = D(a=1, ab=2)
e = {}
e.update(D(z=5))
result = dict(d), {**d}, e, {"q": 0} | d, list(d.items())
#: dict subclass spread in a call
class D(dict): pass
def f(**k): return k
result = f(**D(a=1))
#? mapping spread in a call and display
class M:
    def keys(self): return ["a", "b"]
    def __getitem__(self, k): return k * 2
def f(**k): return k
result = f(**M()), {**M()}, dict(M())
#: merging kinds of dicts
from collections import OrderedDict, defaultdict
o = OrderedDict(a=1); d = defaultdict(int, b=2)
result = dict(o | {"c": 3}), dict({"c": 3} | o), dict(d | {"a": 1}), type(o | {}).__name__, type({} | d).__name__
#: set operators that are none
out = []
for f in (lambda: {1} + {2}, lambda: {1} * {2}, lambda: {1} / {2}, lambda: {1} % {2}):
    try: out.append(f())
    except TypeError: out.append("TypeError")
result = out
#? nan in containers
n = float("nan")
xs = [1, n]
result = xs.index(n), xs.count(n), n in xs, len({n, n}), {n: 1}.get(n), len({float("nan"), float("nan")})
#? identity of things made anew
class A:
    def f(self): pass
a = A()
result = a.f is a.f, range(3) is range(3), {}.keys() is {}.keys(), a.f == a.f
#: identity of paths
from pathlib import Path
p = Path("a")
result = Path("a") is Path("a"), p is p, p == Path("a"), p in [Path("a")]
