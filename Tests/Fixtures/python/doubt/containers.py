#? if assigns
import os
u = os.environ.get("X")
x = 0
if u: x = 1
result = x
#? if else assigns
import os
u = os.environ.get("X")
if u: x = 1
else: x = 2
result = x
#? same in both ways
import os
u = os.environ.get("X")
if u: x = 1
else: x = 1
y = 5
result = x, y
#? append in if
import os
u = os.environ.get("X")
xs = [1]
if u: xs.append(2)
xs.append(3)
result = xs, xs[0], len(xs) > 0
#? dict entry in if
import os
u = os.environ.get("X")
d = {"a": 1}
if u: d["b"] = 2
d["c"] = 3
result = d, list(d), "a" in d, "b" in d, d["a"]
#? dict order after if
import os
u = os.environ.get("X")
d = {}
if u: d["z"] = 1
d["a"] = 2
d["z"] = 3
result = list(d), list(d.values()), [k for k in d], list(d.items())[0]
#? dict replaced in if
import os
u = os.environ.get("X")
d = {"a": 1, "b": 2}
if u: d["a"] = 5
result = d, d["a"], d["b"], list(d)
#? del in if
import os
u = os.environ.get("X")
d = {"a": 1, "b": 2}
if u: del d["a"]
result = d, "a" in d, list(d), len(d), d.get("a", 9), sorted(d)
#? pop in if
import os
u = os.environ.get("X")
d = {"a": 1, "b": 2}; xs = [1, 2]
if u:
    d.pop("a"); xs.pop()
result = d, xs, "a" in d
#? clear in if
import os
u = os.environ.get("X")
d = {"a": 1}; xs = [1]; s = {1}
if u:
    d.clear(); xs.clear(); s.clear()
result = d, xs, s, bool(d), bool(xs), bool(s)
#? set in if
import os
u = os.environ.get("X")
s = {1, 2}
if u: s.add(3)
else: s.discard(1)
result = s, 1 in s, 2 in s, 3 in s, len(s)
