#? counter under doubt
import os
u = os.environ.get("X")
counts = {}
for w in ["a", "b", "a"]:
    if u or w == "a": counts[w] = counts.get(w, 0) + 1
result = counts, counts["a"]
#? unknown in a data class
import os
u = os.environ.get("X")
from dataclasses import dataclass
@dataclass
class P:
    x: str
    y: int = 2
p = P(u)
if u: p.y = 3
result = p.x, p.y, P(u) == P(u)
#? enum by unknown
import os
u = os.environ.get("X")
from enum import Enum
class C(Enum):
    A = "1"
    B = ""
xs = []
try: xs.append(C(u).name)
except ValueError: xs.append("none")
result = xs
#? unknown truth of objects
import os
u = os.environ.get("X")
class A:
    def __bool__(self): return bool(u)
    def __len__(self): return 0
x = 1 if A() else 2
result = x, not A(), bool(A())
#? unknown equality of objects
import os
u = os.environ.get("X")
class A:
    def __eq__(self, o): return bool(u)
result = A() == 1, A() in [1], [A()] == [1], [1].count(A())
#? unknown getattr
import os
u = os.environ.get("X")
class A: x = 1; y = 2
result = getattr(A, "x" if u else "y"), hasattr(A, u or "z"), getattr(A(), u or "z", 5)
#? an instance that is changed elsewhere hides what its class holds
import os
u = os.environ.get("X")
class A:
    x = 1
    def f(self): return self.x
a = A(); b = A()
def change(o): o.x = 2
(change if u else (lambda o: None))(a)
(a if u else b).x = 7
result = a.x, b.x, a.f(), b.f(), A.x
