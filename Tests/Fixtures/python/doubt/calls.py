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
