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
