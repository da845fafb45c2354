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
