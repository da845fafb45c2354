#: closure reads the last value
def f():
    x = 1
    def g(): return x
    x = 2
    return g()
result = f()
#: nonlocal counts
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up
a = counter(); b = counter()
result = [a(), a(), b(), a()]
#: global statement
total = 0
def add(n):
    global total
    total += n
add(2); add(3)
result = total
#: late binding in loops
fs = [lambda: i for i in range(3)]
gs = []
for j in range(3):
    gs.append(lambda: j)
hs = [lambda k=k: k for k in range(3)]
result = [f() for f in fs], [g() for g in gs], [h() for h in hs]
#: comprehension has a scope of its own
x = 9
y = [x for x in range(3)]
result = x, y
#: class body is no closure scope
x = "module"
class A:
    x = "class"
    y = x
    def f(self): return x
result = A.y, A().f(), A.x
#: comprehension in a class sees the first iterable only
class A:
    n = 3
    xs = [i for i in range(n)]
result = A.xs
#: class body comprehension does not see class names
n = 5
class A:
    n = 3
    xs = [n for _ in range(2)]
result = A.xs
#: defaults are evaluated once
def f(x, acc=[]):
    acc.append(x)
    return acc
f(1)
result = f(2), f(3, [0])
#: default takes the value of its time
n = 1
def f(x=n): return x
n = 2
result = f()
#: unbound local
x = 1
def f():
    try:
        return x
    except UnboundLocalError:
        return "unbound"
    x = 2
result = f()
#: deleted name falls back to the builtin
len = 3
del len
result = len([1, 2])
#: deleted local
def f():
    x = 1
    del x
    try:
        return x
    except NameError as e:
        return "gone"
result = f()
#: exception name is deleted
e = 5
try:
    raise ValueError("a")
except ValueError as e:
    pass
try:
    result = e
except NameError:
    result = "gone"
#: walrus in a comprehension
ys = [last := x * 2 for x in range(3)]
result = ys, last
#: walrus in a condition
if (n := len("abc")) > 2:
    result = n
#: lambda defaults and varargs
f = lambda a, *b, c=3, **d: (a, b, c, d)
result = f(1), f(1, 2, 3, c=4, e=5)
#: nested nonlocal
def a():
    x = 1
    def b():
        def c():
            nonlocal x
            x = 5
        c()
    b()
    return x
result = a()
#: global in nested function
x = 0
def a():
    x = 1
    def b():
        global x
        x = 7
    b()
    return x
result = a(), x
#: loop variable stays
for i in range(4): pass
result = i
#: function attributes
def f(): pass
f.count = 3
f.count += 1
result = f.count, f.__name__, f.__qualname__
#: qualified names
class A:
    class B:
        def m(self): pass
def f():
    def g(): pass
    return g
result = A.B.m.__qualname__, f().__qualname__, A.B.__qualname__
#: swap
a, b = 1, 2
a, b = b, a
result = a, b
#: chained assignment aliases
a = b = []
a.append(1)
result = b
#: augmented assignment aliases lists
a = [1]
b = a
b += [2]
c = a
c = c + [3]
result = a, b, c
#: augmented assignment of tuples does not alias
a = (1,)
b = a
b += (2,)
result = a, b
#: augmented assignment evaluates its target once
calls = []
def at():
    calls.append(1)
    return 0
xs = [1, 2]
xs[at()] += 5
result = xs, calls
#: augmented set operations alias
a = {1, 2}
b = a
b |= {3}
b -= {1}
result = sorted(a), a is b
#: augmented dict alias
a = {"x": 1}
b = a
b |= {"y": 2}
result = a
#: augmented multiplication of a list aliases
a = [1]
b = a
b *= 2
result = a
#: conditional function
if True:
    def f(): return 1
else:
    def f(): return 2
result = f()
#: recursion
def fact(n): return 1 if n < 2 else n * fact(n - 1)
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
result = fact(10), fib(12)
#: mutual recursion
def even(n): return n == 0 or odd(n - 1)
def odd(n): return n != 0 and even(n - 1)
result = even(10), odd(7), even(3)
#: endless recursion is caught
def f(): return f()
try:
    f()
except RecursionError:
    result = "deep"
#: annotations
x: int = 3
y: "list[int]"
def f(a: int, b: str = "q") -> dict: return {a: b}
result = x, f(1)
#: locals and globals
def f(a):
    b = 2
    return sorted(locals())
g_value = 3
result = f(1), globals()["g_value"]
#: globals assignment
globals()["made"] = 5
result = made
#: conditional expression and boolean values
result = [1 and 2, 0 and 2, 1 or 2, 0 or 2, not 0, [] or "x", None and 1]
#: chained comparison evaluates the middle once
calls = []
def mid():
    calls.append(1)
    return 5
result = 1 < mid() < 10, calls, 1 < 0 < mid(), calls
#: star assignment targets
first, *rest = [1, 2, 3]
*init, last = "abc"
a, (b, *c), d = 1, (2, 3, 4), 5
[p, q] = {1: 2, 3: 4}
result = first, rest, init, last, a, b, c, d, p, q
#: unpacking errors
out = []
for xs in ([1], [1, 2, 3], []):
    try:
        a, b = xs
    except ValueError as e:
        out.append(str(e))
result = len(out)
#: for target forms
d = {}
for d["k"], (x, *y) in [(1, [2, 3]), (4, [5])]: pass
result = d, x, y
#: comprehension with starred target
result = [(a, b) for a, *b in [(1, 2, 3), (4,)]]
#: nested comprehensions
m = [[1, 2], [3, 4]]
result = [[r[i] for r in m] for i in range(2)], [x for r in m for x in r if x % 2], {x: y for x, y in m}, {x % 2 for r in m for x in r}
#? closure reads a name that is bound later
def outer():
    def inner():
        try: return x
        except UnboundLocalError: return "unbound"
        except NameError: return "free"
    a = inner()
    x = 1
    return a, inner()
result = outer()
#: deleted global
x = 1
def f():
    global x
    out = []
    del x
    try: del x
    except NameError: out.append("NameError")
    return out
result = f(), "x" in globals()
