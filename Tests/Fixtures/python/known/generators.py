#: simple generators
def g(n):
    for i in range(n): yield i * 2
result = list(g(3)), sum(g(4)), tuple(g(0)), [x for x in g(2)], dict(zip("ab", g(2))), max(g(3)), sorted(g(3), reverse=True), " ".join(str(x) for x in g(2))
#: yield from
def a():
    yield 1
    yield from [2, 3]
    yield from b()
def b():
    yield 4
    return 5
result = list(a())
#? value of yield from
def b():
    yield 1
    return 7
def a():
    x = yield from b()
    yield x
result = list(a())
#? early break stops side effects
log = []
def g():
    for i in range(5):
        log.append(i)
        yield i
for x in g():
    if x == 1: break
result = log
#? nothing runs before the first item
log = []
def g():
    log.append("start")
    yield 1
it = g()
before = list(log)
next(it)
result = before, log
#? side effects come in turn
log = []
def g():
    log.append("a")
    yield 1
    log.append("b")
    yield 2
    log.append("c")
for x in g(): log.append(x)
result = log
#? infinite generator
def count():
    n = 0
    while True:
        yield n
        n += 1
out = []
for x in count():
    if x > 3: break
    out.append(x)
result = out
#? infinite generator with next and zip
def count():
    n = 0
    while True:
        yield n
        n += 1
c = count()
result = next(c), next(c), list(zip("ab", c)), next(c)
#? generator sees later changes
xs = [1]
def g():
    for x in xs: yield x
it = g()
xs.append(2)
result = list(it)
#? generator reads a variable when it runs
n = 1
def g(): yield n
it = g()
n = 2
result = list(it)
#? generator expression is lazy
n = 1
it = (x * n for x in [1, 2])
n = 10
result = list(it)
#: generator expression evaluates its first iterable at once
xs = [1, 2]
it = (x for x in xs)
xs = [9]
result = list(it)
#? generator expression with effects
log = []
def f(x):
    log.append(x)
    return x
it = (f(x) for x in [1, 2, 3])
a = list(log)
first = next(it)
result = a, first, log
#? any stops early
log = []
def f(x):
    log.append(x)
    return x
r = any(f(x) for x in [0, 1, 2])
s = all(f(x) for x in [0, 1])
result = r, s, log
#? map is lazy
log = []
def f(x):
    log.append(x)
    return x
m = map(f, [1, 2])
a = list(log)
list(m)
result = a, log
#? filter is lazy
log = []
def f(x):
    log.append(x)
    return x > 1
m = filter(f, [1, 2, 3])
a = next(m)
result = a, log
#? send
def g():
    x = yield 1
    while x:
        x = yield x * 2
it = g()
result = next(it), it.send(3), it.send(5), list(it)
#? yield gives none to next
def g():
    x = yield 1
    yield x
result = list(g())
#: generator return ends it
def g():
    yield 1
    return
    yield 2
result = list(g())
#? exception in a generator
def g():
    yield 1
    raise ValueError("x")
out = []
try:
    for x in g(): out.append(x)
except ValueError: out.append("caught")
result = out
#? finally in an abandoned generator
log = []
def g():
    try:
        yield 1
        yield 2
    finally: log.append("closed")
for x in g(): pass
result = log
#: recursion in generators
def walk(t):
    for x in t:
        if isinstance(x, list): yield from walk(x)
        else: yield x
result = list(walk([1, [2, [3, 4]], 5]))
#: next with default and stop iteration
def g(): yield 1
it = g()
out = [next(it), next(it, "end")]
try: next(it)
except StopIteration: out.append("stop")
result = out
#? generator is truthy and consumed once
def g(): yield 1
it = g()
result = bool(it), list(it), list(it), type(it).__name__
#: nested loops over one generator
def g(): yield from range(4)
it = g()
out = []
for x in it:
    for y in it:
        out.append((x, y))
        break
result = out
#? generator changes what the loop reads
state = {"n": 0}
def g():
    for i in range(3):
        state["n"] += 1
        yield i
out = []
for x in g(): out.append((x, state["n"]))
result = out
#? loop changes what the generator reads
state = [0]
def g():
    while state[0] < 3: yield state[0]
out = []
for x in g():
    out.append(x)
    state[0] += 1
result = out
#? enumerate of an infinite generator
def ones():
    while True: yield 1
out = []
for i, x in enumerate(ones()):
    if i == 3: break
    out.append(i)
result = out
#? membership in an infinite generator
def count():
    n = 0
    while True:
        yield n
        n += 1
result = 5 in count()
#? generator in a class
class A:
    def __init__(self): self.n = 0
    def __iter__(self):
        while self.n < 3:
            yield self.n
            self.n += 1
a = A()
result = list(a), list(a), a.n
#: unpacking a generator
def g():
    yield 1
    yield 2
a, b = g()
first, *rest = (x for x in range(3))
result = a, b, first, rest, [*g()], {*g()}
#: generator as arguments
def f(*a): return a
result = f(*(x for x in range(3))), dict((k, 1) for k in "ab"), set(x % 2 for x in range(4))
#? closing a generator
def g():
    yield 1
    yield 2
it = g()
next(it)
it.close()
result = list(it)
#: chained generators
def evens(xs):
    for x in xs:
        if x % 2 == 0: yield x
def square(xs):
    for x in xs: yield x * x
result = list(square(evens(range(6))))
#? yield inside with and try
class M:
    log = []
    def __enter__(self): self.log.append("in")
    def __exit__(self, *a): self.log.append("out")
def g():
    with M():
        yield 1
    try: yield 2
    except ValueError: pass
    else: yield 3
result = list(g()), M.log
#? yield in expressions
def g():
    x = [(yield 1), (yield 2)]
    yield x
result = list(g())
#? lambda generator
f = lambda: (yield 5)
result = list(f())
