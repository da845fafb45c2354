#? dataclass
from dataclasses import dataclass, field
@dataclass
class P:
    x: int
    y: int = 2
    zs: list = field(default_factory=list)
a = P(1); b = P(1)
a.zs.append(1)
result = a, b, a == b, P(1, 2) == P(1, 2), repr(P(1)), P(x=5, y=6).y, P.y, P(1) != P(2)
#? dataclass options
from dataclasses import dataclass, field, asdict, replace, astuple
@dataclass(frozen=True, order=True)
class P:
    x: int
    y: str = "a"
out = []
p = P(1)
try: p.x = 3
except AttributeError: out.append("frozen")
result = out, P(1) < P(2), sorted([P(2), P(1)])[0].x, {P(1): 5}[P(1)], asdict(p), replace(p, x=9).x, astuple(p), hash(P(1)) == hash(P(1))
#? dataclass without equality
from dataclasses import dataclass, field
@dataclass(eq=False)
class P:
    x: int
@dataclass(repr=False)
class Q:
    x: int
@dataclass(init=False)
class R:
    x: int = 3
result = P(1) == P(1), Q(1) == Q(1), R().x
#: dataclass equality of different classes
from dataclasses import dataclass
@dataclass
class P: x: int
@dataclass
class Q: x: int
class S(P): pass
result = P(1) == Q(1), P(1) == S(1), P(1) == 1, S(1) == S(1)
#? dataclass fields
from dataclasses import dataclass, field, fields, InitVar
from typing import ClassVar
@dataclass
class P:
    a: int
    n: ClassVar[int] = 5
    b: int = field(default=3, init=False)
    c: int = field(default=1, compare=False, repr=False)
    d: InitVar[int] = 9
    def __post_init__(self, d): self.b = self.a + d
p = P(1)
result = p.b, p == P(1, c=5), repr(p), [f.name for f in fields(P)], P.n
#: dataclass inheritance
from dataclasses import dataclass
@dataclass
class A:
    x: int
    y: int = 1
@dataclass
class B(A):
    z: int = 2
    y: int = 5
class C(B): pass
@dataclass
class D:
    a: int = 1
    _: int = 2
result = B(1), C(1, 2, 3), B(1, 2, 3).z, C(4).z, D()
#: dataclass keyword only
from dataclasses import dataclass, field, KW_ONLY
@dataclass(kw_only=True)
class A:
    x: int = 1
    y: int
out = []
try: A(1)
except TypeError: out.append("TypeError")
result = A(y=2), out
#: dataclass argument errors
from dataclasses import dataclass
@dataclass
class P:
    x: int
out = []
for f in (lambda: P(), lambda: P(1, 2), lambda: P(1, x=2), lambda: P(z=1)):
    try: out.append(f())
    except TypeError: out.append("TypeError")
result = out
#: dataclass with a mutable default
from dataclasses import dataclass
try:
    @dataclass
    class P:
        x: list = []
    result = "ok"
except ValueError:
    result = "ValueError"
#: dataclass with non-default after default
from dataclasses import dataclass
try:
    @dataclass
    class P:
        x: int = 1
        y: int
    result = "ok"
except TypeError:
    result = "TypeError"
#: dataclass post init and methods
from dataclasses import dataclass
@dataclass
class P:
    x: int
    def __post_init__(self): self.y = self.x * 2
    def total(self): return self.x + self.y
result = P(2).total(), P(2)
#: dataclass with its own init and eq
from dataclasses import dataclass
@dataclass
class P:
    x: int
    def __init__(self): self.x = 7
    def __eq__(self, o): return False
result = P().x, P() == P()
#? named tuples
from typing import NamedTuple
from collections import namedtuple
class P(NamedTuple):
    x: int
    y: int = 2
    def s(self): return self.x + self.y
Q = namedtuple("Q", "a b")
R = namedtuple("R", ["a", "b"], defaults=[5])
p = P(1); q = Q(1, 2)
a, b = q
result = p.x, p[1], p.s(), q.a, a + b, R(1).b, p == (1, 2), P(1) == P(1), list(q), len(q), repr(q), p._replace(x=3).x, q._asdict(), Q._fields, q < (1, 3), hash(p) == hash((1, 2)), isinstance(q, tuple), {p: 1}[(1, 2)], q + (3,), q[::-1], P._make([4, 5]).y
#? data class over a base with an equality
from dataclasses import dataclass
class Base:
    def __eq__(self, o): return True
    def __repr__(self): return "base"
@dataclass
class A(Base):
    x: int
result = A(1) == A(2), repr(A(1)), f"{A(1)}"
#? frozen data class error
from dataclasses import dataclass, FrozenInstanceError
@dataclass(frozen=True)
class A:
    x: int
    xs: list
a = A(1, [])
a.xs.append(2)
out = []
try: a.x = 2
except FrozenInstanceError: out.append("frozen")
try: del a.x
except FrozenInstanceError: out.append("frozen")
try: a.new = 2
except AttributeError as e: out.append(type(e).__name__)
result = a.xs, out
#: named tuple cannot be changed
from typing import NamedTuple
class P(NamedTuple):
    x: int
    y: list = []
a = P(1)
a.y.append(2)
out = []
try: a.x = 5
except AttributeError: out.append("AttributeError")
try: a[0] = 5
except TypeError: out.append("TypeError")
try: a.z = 5
except AttributeError: out.append("AttributeError")
result = out, P(2).y, a == (1, [2])
#? named tuple errors and options
from collections import namedtuple
out = []
for f in (lambda: namedtuple("P", "a a"), lambda: namedtuple("P", "class"), lambda: namedtuple("P", "_x"), lambda: namedtuple("P", "a")(1, 2), lambda: namedtuple("P", "a")(), lambda: namedtuple("P", ["a", "b"], defaults=[1])(b=5)):
    try: out.append(f())
    except (ValueError, TypeError) as e: out.append(type(e).__name__)
result = out, namedtuple("P", "a, class", rename=True)._fields
