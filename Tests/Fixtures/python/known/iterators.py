#: pairs taken by next inside a comprehension
it = iter([1, 2, 3, 4])
result = [(a, next(it)) for a in it]
#: dict of pairs taken by next inside a comprehension
it = iter(["a", 1, "b", 2])
result = {k: next(it) for k in it}
#: comprehension that empties what it goes over
xs = [1, 2, 3, 4]
ys = [xs.pop() for x in xs]
result = xs, ys
#: comprehension that removes from its list
xs = [1, 2, 3, 4]
[xs.remove(x) for x in xs]
result = xs
#: comprehension that adds to its list for a while
xs = [1, 2]
ys = [xs.append(x + 2) or x for x in xs if len(xs) < 6]
result = xs, ys
#: comprehension that takes from its dict
d = {"a": 1, "b": 2}
try:
    ys = [d.pop(k) for k in d]
    result = ys
except RuntimeError:
    result = "RuntimeError", d
#? lambdas yielded by a generator
def g():
    for i in range(3): yield lambda: i
result = [f() for f in g()], [f() for f in list(g())]
#? generator that yields one list again and again
def g():
    acc = []
    for i in range(3):
        acc.append(i)
        yield acc
result = [list(x) for x in g()], [x for x in g()]
#: zip of what cannot be iterated raises at once
out = []
for f in (lambda: zip([1], 5), lambda: map(str, 5), lambda: filter(None, 5), lambda: enumerate(5), lambda: reversed(5), lambda: iter(5), lambda: (x for x in 5)):
    try:
        f()
        out.append("ok")
    except TypeError: out.append("TypeError")
result = out
#: exception in a comprehension leaves the rest of the iterator
def f(x):
    if x == 2: raise ValueError
    return x
it = iter([1, 2, 3, 4])
try: [f(x) for x in it]
except ValueError: pass
result = list(it)
#? extend keeps what came before an error
def g():
    yield 1
    yield 2
    raise ValueError
xs = []
try: xs.extend(g())
except ValueError: pass
ys = []
try: ys += g()
except ValueError: pass
result = xs, ys
#: sum of an iterator that fails leaves the rest
it = iter([1, "a", 3, 4])
try: sum(it)
except TypeError: pass
result = list(it)
#: nested generators over one iterator
it = iter(range(6))
result = [(x, y) for x in it for y in it]
#? copy of an iterator goes its own way
import copy
it = iter([1, 2, 3])
next(it)
other = copy.copy(it)
result = list(it), list(other)
#? iter with a sentinel
xs = [1, 2, 0, 3]
result = list(iter(lambda: xs.pop(0), 0)), xs
#: unpacking too few takes one more
it = iter([1, 2, 3, 4])
try: a, b = it
except ValueError: pass
result = list(it)
#? chunks by a generator that clears its list
def chunks(xs, n):
    chunk = []
    for x in xs:
        chunk.append(x)
        if len(chunk) == n:
            yield chunk
            chunk.clear()
    if chunk: yield chunk
result = list(chunks([1, 2, 3], 2)), [list(c) for c in chunks([1, 2, 3], 2)]
#? consumer changes what was yielded
def g():
    for i in range(3):
        box = [i]
        yield box
        box.append("late")
boxes = []
for b in g():
    b.append("x")
    boxes.append(list(b))
result = boxes
