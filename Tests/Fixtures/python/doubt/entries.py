#? unknown key
import os
u = os.environ.get("X")
d = {"a": 1, "1": 2}
d[u] = 5
result = d, d["a"], d["1"], list(d)[0], len(d) > 1
#? unknown key twice
import os
u = os.environ.get("X")
d = {}
d[u] = 1
d["1"] = 2
result = d, d["1"], list(d)[-1]
#? unknown deletion
import os
u = os.environ.get("X")
d = {"1": 1, "": 2, "set": 3, None: 4}
del d[u]
result = d, "1" in d, len(d), list(d)
#? unknown pop
import os
u = os.environ.get("X")
d = {"1": 1, "a": 2}
d.pop(u, None)
result = d, "1" in d, d.get("1")
#? unknown index
import os
u = os.environ.get("X")
xs = [1, 2, 3]
i = 0 if u else 2
xs[i] = 9
result = xs, xs[1], len(xs)
#? unknown insertion
import os
u = os.environ.get("X")
xs = [1, 2]
xs.insert(0 if u else 1, 9)
result = xs, xs[0]
#? unknown removal
import os
u = os.environ.get("X")
xs = ["1", "", "a"]
if u in xs: xs.remove(u)
result = xs, xs[0], "a" in xs
#? pop from a list with unknown items
import os
u = os.environ.get("X")
xs = [1, *(u or "")]
y = xs.pop()
result = xs, y, len(xs)
#? pop the first
import os
u = os.environ.get("X")
xs = [*(u or ""), 1]
y = xs.pop(0)
result = xs, y
#? sort with unknown items
import os
u = os.environ.get("X")
xs = ["b", u or "", "a"]
result = sorted(xs), sorted(["b", *(u or ""), "a"]), max(xs)
#? sort with unknown keys
import os
u = os.environ.get("X")
xs = [3, 1, 2]
xs.sort(key=lambda x: x if u else -x)
result = xs, sorted([1, 2], reverse=bool(u))
#? reverse unknown
import os
u = os.environ.get("X")
xs = list(reversed([1, *(u or ""), 2]))
result = xs, xs[0], xs[-1]
#? merged dicts
import os
u = os.environ.get("X")
base = {"b": u} if u else {}
d = {"a": 1, **base, "b": 2}
e = {**base, "a": 1}
f = {"b": 1, **base}
result = d, list(d), e, list(e), f, f["b"]
#? update with unknown
import os
u = os.environ.get("X")
d = {"a": 1}
d.update({"a": 2} if u else {})
d.update(b=3)
result = d, d["a"], list(d)
#? setdefault under doubt
import os
u = os.environ.get("X")
d = {}
if u: d.setdefault("a", []).append(1)
d.setdefault("a", []).append(2)
result = d
#? defaultdict under doubt
import os
u = os.environ.get("X")
from collections import defaultdict
d = defaultdict(list)
if u: d["a"].append(1)
d["b"].append(2)
result = dict(d), "a" in d, len(d["a"])
