#? try around unknown
import os
u = os.environ.get("X")
x = 0
try:
    int(u)
    x = 1
except (TypeError, ValueError):
    pass
result = x
#? try with both ways
import os
u = os.environ.get("X")
try:
    int(u)
    x = 1
except Exception:
    x = 2
y = 7
result = x, y
#? try with partial effects
import os
u = os.environ.get("X")
log = []
try:
    log.append("a")
    int(u)
    log.append("b")
except Exception: log.append("c")
result = log, log[0]
#? try with else
import os
u = os.environ.get("X")
log = []
try: int(u)
except Exception: log.append("no")
else: log.append("yes")
finally: log.append("end")
result = log
#? try around an unknown raise
import os
u = os.environ.get("X")
x = 0
try:
    if u: raise ValueError
    x = 1
except ValueError: x = 2
result = x
#? try in a function that raises
import os
u = os.environ.get("X")
def f():
    if u: raise KeyError
    return 1
try: x = f()
except KeyError: x = 2
result = x
#? try with two handlers
import os
u = os.environ.get("X")
try:
    int(u)
    raise KeyError
except (TypeError, ValueError): x = 1
except KeyError: x = 2
result = x
#? effects before an unknown raise
import os
u = os.environ.get("X")
log = []
try:
    if u:
        log.append(1)
        raise ValueError
except ValueError: pass
result = log
#? try with a return
import os
u = os.environ.get("X")
def f():
    try:
        int(u)
        return 1
    except Exception: pass
    return 2
result = f()
#? try in a loop
import os
u = os.environ.get("X")
log = []
for v in [u, "5"]:
    try: log.append(int(v))
    except Exception: continue
    log.append("ok")
result = log
#? attribute of unknown in try
import os
u = os.environ.get("X")
x = 0
try:
    u.upper()
    x = 1
except AttributeError: pass
result = x
#? subscript of unknown in try
import os
u = os.environ.get("X")
d = {"1": 1, "": 2}
x = 0
try:
    d[u]
    x = 1
except KeyError: x = 2
result = x
#? finally under doubt
import os
u = os.environ.get("X")
log = []
def f():
    try:
        if u: return 1
        log.append("a")
    finally: log.append("f")
    log.append("b")
f()
result = log
#? assert under doubt
import os
u = os.environ.get("X")
log = []
try:
    assert u
    log.append(1)
except AssertionError: log.append(2)
result = log
#? exit under doubt
import os
u = os.environ.get("X")
log = []
try:
    if u == "never": raise SystemExit
    log.append(1)
except SystemExit: log.append(2)
result = log
#? module that may fail imported twice under try
try:
    import twice_imported
    a = 1
except Exception: a = None
try: from twice_imported import b
except Exception: b = None
result = a, b, [b] if b else []
#+ twice_imported
import os
if os.environ.get("X"): raise ValueError
b = 5
#? a name changed twice around an error
import os
u = os.environ.get("X")
a = 1
try:
    a = 9
    int(u)
    a = 1
except Exception: pass
result = a
#? a list changed twice around an error
import os
u = os.environ.get("X")
xs = [1]
try:
    xs.append(2)
    int(u)
    xs.pop()
except Exception: pass
result = xs, len(xs)
#? a key taken and put back around an error
import os
u = os.environ.get("X")
d = {"k": 1, "l": 2}
try:
    del d["k"]
    int(u)
    d["k"] = 1
except Exception: pass
result = "k" in d, list(d)
#? a name bound twice around an error
import os
u = os.environ.get("X")
try:
    n = 1
    int(u)
    n = 2
except Exception: pass
result = n
#? an attribute changed twice around an error
import os
u = os.environ.get("X")
class A: x = 1
def f():
    A.x = 2
    int(u)
    A.x = 1
try: f()
except Exception: pass
result = A.x
#? a set changed twice around an error
import os
u = os.environ.get("X")
s = {1}
try:
    s.add(2)
    int(u)
    s.remove(2)
except Exception: pass
result = s, 2 in s
#? a block left in the middle inside a branch
import os
u = os.environ.get("X")
xs = []
a = 1
try:
    if not u:
        a = 9
        xs.append(1)
        int(u)
        xs.clear()
        a = 1
except Exception: pass
result = a, xs
#? removing what may be there may raise
import os
u = os.environ.get("X")
d = {"a": 1}
s = {1}
if u:
    d["b"] = 2
    s.add(2)
xs = []
try:
    del d["b"]
    xs.append("deleted")
except KeyError: pass
try:
    s.remove(2)
    xs.append("removed")
except KeyError: pass
result = xs, d["a"], 1 in s
