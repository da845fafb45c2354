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
