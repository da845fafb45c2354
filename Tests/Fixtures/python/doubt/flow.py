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
