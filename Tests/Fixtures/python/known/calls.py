#: all kinds of parameters
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
result = f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7), f(1, c=9, d=4, a=8)
#: spread arguments
def f(*a, **k): return a, k
xs = [1, 2]; d = {"p": 1}
result = f(*xs, 3, *"ab", **d, q=2), f(*(), **{})
#: missing argument
def f(a, b): pass
try: f(1)
except TypeError as e: result = "TypeError"
#: too many arguments
def f(a): pass
try: f(1, 2)
except TypeError: result = "TypeError"
#: unexpected keyword
def f(a): pass
try: f(1, b=2)
except TypeError: result = "TypeError"
#: twice given
def f(a): pass
try: f(1, a=2)
except TypeError: result = "TypeError"
#: twice given by spreading
def f(**k): return k
try: result = f(a=1, **{"a": 2})
except TypeError: result = "TypeError"
#: positional only by keyword
def f(a, /): return a
try: f(a=1)
except TypeError: result = "TypeError"
#: positional only name in keywords
def f(a, /, **k): return a, k
result = f(1, a=2)
#: keyword only missing
def f(*, a): return a
try: f()
except TypeError: result = "TypeError"
#: keyword only positional
def f(*, a): return a
try: f(1)
except TypeError: result = "TypeError"
#: keywords that are no text
def f(**k): return k
try: f(**{1: 2})
except TypeError: result = "TypeError"
#: order of keyword arguments
def f(**k): return list(k.items())
result = f(z=1, a=2, m=3)
#: evaluation order
log = []
def t(x):
    log.append(x)
    return x
def f(*a, **k): return None
f(t(1), t(2), k=t(3), *[t(4)])
{t(5): t(6)}
[t(7)][t(0)]
result = log
#: decorator with arguments
def repeat(n):
    def deco(f):
        def inner(*a): return [f(*a)] * n
        return inner
    return deco
@repeat(2)
def f(x): return x + 1
result = f(1)
#: decorators from the bottom
def a(f): return lambda: "a" + f()
def b(f): return lambda: "b" + f()
@a
@b
def f(): return "f"
result = f()
#: decorator class
class Deco:
    def __init__(self, f): self.f = f; self.n = 0
    def __call__(self, *a):
        self.n += 1
        return self.f(*a)
@Deco
def f(x): return x
f(1); f(2)
result = f.n
#: partial
from functools import partial
def f(a, b, c=0, **k): return a, b, c, k
p = partial(f, 1, c=5)
q = partial(p, 2, c=6, z=1)
result = p(2), q(), q(c=7, y=2), q.args, q.func is f, q.keywords, p.keywords
#: reduce
from functools import reduce
result = reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 5), reduce(lambda a, b: [a, b], "abc")
#: wraps
from functools import wraps
def deco(f):
    @wraps(f)
    def inner(*a): return f(*a)
    return inner
@deco
def g(): return 1
result = g.__name__, g.__wrapped__(), g()
#: lru_cache calls once
from functools import lru_cache, cache
calls = []
@lru_cache(maxsize=None)
def f(x):
    calls.append(x)
    return x * 2
f(1); f(1); f(2)
@cache
def g(x):
    calls.append(x)
    return [x]
result = calls, f(1), g(3) is g(3), calls
#? total ordering and singledispatch
from functools import total_ordering
@total_ordering
class A:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n
result = A(1) <= A(2), A(2) > A(1), sorted([A(3), A(1)])[0].n
#: callable and isinstance
class A: pass
class B(A):
    def __call__(self): return 1
result = callable(len), callable(A), callable(A()), callable(B()), callable(3), isinstance(B(), A), isinstance(A(), (B, int)), isinstance(True, int), issubclass(B, A), isinstance(B, type)
#: getattr with default
class A: x = 1
result = getattr(A, "x"), getattr(A, "y", 5), hasattr(A, "x"), hasattr(A, "y")
#: method objects
class A:
    def f(self, x): return self, x
a = A()
m = a.f
result = m(1)[0] is a, A.f(a, 2)[1], m.__self__ is a, a.f == a.f
#: sorted with keys and stability
xs = [("b", 1), ("a", 1), ("c", 0)]
result = sorted(xs, key=lambda p: p[1]), sorted(xs, key=lambda p: p[1], reverse=True), sorted(xs), sorted("bca", reverse=True), sorted([3, 1, 2], key=lambda x: -x)
#: sort in place
xs = [3, 1, 2]
r = xs.sort()
ys = ["bb", "a", "ccc"]
ys.sort(key=len, reverse=True)
result = xs, r, ys
#? sort of mixed types raises
try: result = sorted([1, "a"])
except TypeError: result = "TypeError"
#? sort of none raises
try: result = sorted([None, None])
except TypeError: result = "TypeError"
#: min and max
result = min(3, 1, 2), max([1, 5, 3]), min("b", "a"), max([1, 2], key=lambda x: -x), min([], default=7), max("ab", "b", key=len), max([(1, "a"), (1, "b")], key=lambda p: p[0])
#: max takes the first of equals
result = max([1, 1.0, True]), max([True, 1]), max([2.0, 2]), min([0, False]), max("x", "y", key=lambda c: 0)
#? max of mixed types
try: result = max([1, "a"])
except TypeError: result = "TypeError"
#: sum any all
result = sum([1, 2]), sum([[1], [2]], []), any([]), all([]), any([0, 1]), all([1, 0]), sum(x for x in range(4)), sum([0.1] * 3), sum([1], start=2)
#: sum of texts
try: result = sum(["a"], "")
except TypeError: result = "TypeError"
#? zip map filter enumerate
result = list(zip([1, 2], "ab")), list(map(lambda x: x + 1, [1, 2])), list(filter(None, [0, 1, "", "a"])), list(enumerate("ab", 1)), list(map(lambda a, b: a + b, [1, 2], [3, 4])), list(zip()), list(zip([1], [])), list(reversed([1, 2]))
#? zip strict
try: result = list(zip([1], [1, 2], strict=True))
except ValueError: result = "ValueError"
#: iterators are consumed once
z = zip([1, 2], [3, 4])
a = list(z); b = list(z)
it = iter([1, 2, 3])
first = next(it)
rest = list(it)
m = map(str, [1, 2])
result = a, b, first, rest, next(it, "end"), list(m), list(m), 1 in iter([1, 2])
#? membership consumes an iterator
it = iter([1, 2, 3, 4])
found = 2 in it
result = found, list(it)
#: unpacking consumes an iterator
it = iter([1, 2, 3])
a, b, c = it
result = list(it), a
#? zip of one iterator with itself
it = iter([1, 2, 3, 4])
result = list(zip(it, it))
#? zip leaves the rest
it = iter([1, 2, 3])
a = list(zip(range(1), it))
result = a, list(it)
#: iterator over a changing list
xs = [1, 2, 3]
it = iter(xs)
next(it)
xs.append(4)
result = list(it)
#: loop over a growing list
xs = [1, 2]
for x in xs:
    if len(xs) < 5: xs.append(x * 10)
result = xs
#: loop over a shrinking list
xs = [1, 2, 3, 4]
for x in xs:
    xs.remove(x)
result = xs
#: dict changed while looping raises
d = {1: 1, 2: 2}
try:
    for k in d: d[k + 10] = 1
    result = "ok"
except RuntimeError:
    result = "RuntimeError"
#: live views
d = {"a": 1}
k = d.keys(); v = d.values(); i = d.items()
d["b"] = 2
result = list(k), list(v), list(i), len(k)
#? views are no lists
d = {"a": 1}
result = isinstance(d.keys(), list), d.keys() == {"a"}, d.keys() | {"b"} == {"a", "b"}, type(d.items()).__name__
#: views cannot be indexed
d = {"a": 1}
try: result = d.keys()[0]
except TypeError: result = "TypeError"
#: ranges
r = range(2, 10, 3)
result = list(r), len(r), r[1], r[-1], 5 in r, list(r[1:]), list(reversed(r)), r == range(2, 11, 3), list(range(5, 0, -2)), bool(range(0)), isinstance(r, list)
#: ranges cannot be changed
try:
    range(3).append(4)
    result = "ok"
except AttributeError:
    result = "AttributeError"
#? long ranges
r = range(10 ** 12)
result = len(r), r[5], 7 in r
#? range repr
result = str(range(3)), repr(range(1, 5, 2)), type(range(2)).__name__
#: loop else
out = []
for x in [1, 2]:
    if x == 3: break
else: out.append("no break")
for x in [1, 2]:
    if x == 2: break
else: out.append("wrong")
while False: pass
else: out.append("while else")
n = 0
while True:
    n += 1
    if n == 3: break
else: out.append("wrong")
result = out, n
#: nested loops with continue
out = []
for i in range(3):
    for j in range(3):
        if j == 1: continue
        if i == 1: break
        out.append((i, j))
result = out
#: star in displays and calls
a = [1, 2]
result = [*a, 3], (*a, *a), {*a}, {**{"x": 1}, "x": 2}, [*range(2), *"ab"]
#: print returns none
result = print("x")
#? assert
try:
    assert 1 == 2, "message"
except AssertionError as e:
    result = str(e)
#? type of things
result = type(1).__name__, type("").__name__, type([]) is list, type({}) == dict, type(None).__name__, type(1.0) is float, type(lambda: 0).__name__
#: hash equality of one
d = {1: "int"}
d[True] = "bool"
d[1.0] = "float"
result = d, {1, True, 1.0}, 1 == True == 1.0, [1, True].count(1), (1, 2) == (1.0, 2.0), {0: "a"}[False]
#? nan
n = float("nan")
result = n == n, n != n, n in [n], [n] == [n], n < 1, n > 1
#? identity
a = []; b = []
s = "abc"
t = s
result = a is b, a is a, None is None, s is t, a is not b, () == [], True is True, 1 == 1.0, a == b
#: identity of functions and classes
def f(): pass
class A: pass
x = A(); y = A()
result = f is f, A is A, x is y, x == y, x == x, x != y, f == f
#: lru_cache of one
from functools import lru_cache
calls = []
@lru_cache(maxsize=1)
def f():
    calls.append(1)
    return {"a": [1]}
@lru_cache(maxsize=1)
def g(): return "x"
f()["a"].append(2)
result = f(), g(), g(), calls
#? lru_cache that lets go
from functools import lru_cache
calls = []
@lru_cache(maxsize=1)
def f(x):
    calls.append(x)
    return [x]
f(1); f(2); f(1); f(1)
result = calls, f(2)
#: built-in methods without keyword arguments
out = []
for f in (lambda: {}.get("a", default=1), lambda: {"a": 1}.pop("b", default=2), lambda: {}.setdefault("a", default=3), lambda: next(iter([]), default=4), lambda: getattr(5, "zz", default=6), lambda: " a ".strip(chars="a"), lambda: [1].pop(index=0), lambda: [].append(object=1)):
    try: out.append(f())
    except TypeError: out.append("TypeError")
result = out
#: too many arguments for built-in types
out = []
for f in (lambda: list([1], [2]), lambda: tuple([1], [2]), lambda: set([1], [2]), lambda: dict({}, {}), lambda: bool(1, 2), lambda: float(1, 2), lambda: sorted([1], lambda x: x), lambda: [1].append(2, 3), lambda: [1].extend([2], [3]), lambda: {1}.add(2, 3), lambda: "a".join(["b"], ["c"])):
    try: out.append(f())
    except TypeError: out.append("TypeError")
result = out
#: too few arguments for built-in methods
out = []
for f in (lambda: [].append(), lambda: {}.get(), lambda: set().add(), lambda: "a".join(), lambda: [].extend(), lambda: "a".startswith(), lambda: {}.pop(), lambda: [1].index()):
    try: out.append(f())
    except TypeError: out.append("TypeError")
result = out
#? keyword arguments of built-in types
result = str(object=5), dict(iterable=1), list(), sorted([2, 1], reverse=True, key=None), enumerate([1], start=3).__next__(), sum([1], start=4), max([], default="d"), int("7"), round(number=2.5)
#: methods without arguments refuse them
out = []
for f in (lambda: "a".upper(1), lambda: {}.keys(1), lambda: [].clear(1), lambda: {}.items(1), lambda: [].copy(1), lambda: "a".isdigit(1), lambda: [].reverse(1), lambda: {}.copy(2)):
    try: out.append(f())
    except TypeError: out.append("TypeError")
result = out
#: partial keeps the place of replaced keywords
from functools import partial
def f(**k): return list(k)
p = partial(f, a=1, b=2)
q = partial(p, a=5, c=3)
result = p(a=9), q(), list(q.keywords)
#? wraps copies the attributes of a function
from functools import wraps
def deco(f):
    @wraps(f)
    def inner(*a): return f(*a)
    inner.extra = 1
    return inner
def g(): "text"
g.tag = "t"
h = deco(g)
result = h.tag, h.extra, h.__name__, h.__doc__, hasattr(g, "extra")
#? lru cache by type
from functools import lru_cache
log = []
@lru_cache(typed=True)
def f(x):
    log.append(x)
    return x
f(1); f(1.0); f(True); f(1)
result = len(log)
#: decorator registry with arguments
registry = {}
def register(name=None, **options):
    def deco(f):
        registry[name or f.__name__] = (f, options)
        return f
    return deco
@register("x", level=1)
def a(): return "a"
@register()
def b(): return "b"
result = sorted(registry), registry["x"][0](), registry["b"][1], a()
#? changed defaults
def f(a=1): return a
f.__defaults__ = (5,)
result = f()
#: function dict
def f(): pass
f.x = 1
f.__dict__["y"] = 2
result = f.x, f.y, f.__dict__
#: print with own methods
log = []
class A:
    def __str__(self):
        log.append("str")
        return "a"
print(A())
result = log
