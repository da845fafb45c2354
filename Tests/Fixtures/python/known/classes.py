#? instances and attributes
class A:
    n = 1
    def __init__(self, x): self.x = x
    def get(self): return self.x + self.n
a = A(1); b = A(2)
a.n = 10
A.n = 5
result = a.get(), b.get(), A.n, a.__dict__, a.__class__ is A, A.__name__, type(a).__name__
#: class attribute through an instance
class A:
    xs = []
    n = 0
a = A(); b = A()
a.xs.append(1)
a.n += 1
result = b.xs, b.n, A.n, a.n, A.xs is a.xs
#: inheritance and super
class A:
    def __init__(self): self.log = ["A"]
    def who(self): return "A"
class B(A):
    def __init__(self):
        super().__init__()
        self.log.append("B")
    def who(self): return "B" + super().who()
result = B().log, B().who()
#! diamond
class A:
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
class D(B, C):
    def f(self): return ["D"] + super().f()
result = D().f(), [c.__name__ for c in D.__mro__], D.__bases__ == (B, C)
#! linearisation that needs merging
class O: pass
class A(O): x = "A"
class B(O): x = "B"
class C(O): pass
class D(A, C): pass
class E(C, B): pass
class F(D, E): pass
result = F.x, [c.__name__ for c in F.mro()]
#! inconsistent bases
class A: pass
class B(A): pass
try:
    class C(A, B): pass
    result = "ok"
except TypeError:
    result = "TypeError"
#! super with arguments
class A:
    def f(self): return "A"
class B(A):
    def f(self): return "B"
class C(B):
    def f(self): return super(B, self).f()
result = C().f()
#? property
class A:
    def __init__(self): self._x = 1
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v * 2
    @property
    def ro(self): return 7
a = A()
a.x = 5
out = []
try: a.ro = 3
except AttributeError: out.append("AttributeError")
result = a.x, a._x, out, a.ro
#: property by call
class A:
    def g(self): return 3
    x = property(g)
result = A().x
#! property deleter
class A:
    log = []
    @property
    def x(self): return 1
    @x.deleter
    def x(self): self.log.append("del")
a = A()
del a.x
result = A.log
#: class and static methods
class A:
    n = 1
    @classmethod
    def make(cls, *a): return cls.__name__, cls.n, a
    @staticmethod
    def s(x): return x
class B(A): n = 2
result = A.make(1), B().make(), A.s(3), A().s(4)
#: super in a class method
class A:
    @classmethod
    def f(cls): return "A" + cls.__name__
class B(A):
    @classmethod
    def f(cls): return "B" + super().f()
result = B.f(), B().f()
#? cached property
from functools import cached_property
class A:
    n = 0
    @cached_property
    def x(self):
        A.n += 1
        return [A.n]
a = A()
a.x.append(9)
result = a.x, A.n
#! dunder methods
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + (o.x if isinstance(o, V) else o))
    def __radd__(self, o): return V(o + self.x)
    def __eq__(self, o): return isinstance(o, V) and self.x == o.x
    def __lt__(self, o): return self.x < o.x
    def __len__(self): return self.x
    def __getitem__(self, i): return self.x * i
    def __contains__(self, i): return i == self.x
    def __neg__(self): return V(-self.x)
    def __mul__(self, n): return V(self.x * n)
    def __call__(self, y): return self.x + y
    def __repr__(self): return f"V({self.x})"
    def __bool__(self): return self.x != 0
    def __hash__(self): return self.x
    def __sub__(self, o): return V(self.x - o.x)
    def __or__(self, o): return V(self.x | o.x)
v = V(3)
result = [(v + V(1)).x, (v + 1).x, (1 + v).x, v == V(3), v != V(4), v == 3, len(v), v[2], 3 in v, 4 in v, (-v).x, (v * 2).x, v(1), repr(v), str(v), f"{v}", bool(V(0)), [V(2)] == [V(2)], sorted([V(2), V(1)])[0].x, V(1) < v, (v - V(1)).x, sum([V(1), V(2)]).x, {V(1): "a"}[V(1)], V(1) in [V(1)], [v], str([v]), (v | V(4)).x]
#! more operators
class V:
    def __init__(self, x): self.x = x
    def __floordiv__(self, o): return "floordiv"
    def __mod__(self, o): return "mod"
    def __pow__(self, o): return "pow"
    def __rshift__(self, o): return "rshift"
    def __matmul__(self, o): return "matmul"
    def __invert__(self): return "invert"
    def __pos__(self): return "pos"
    def __abs__(self): return "abs"
    def __le__(self, o): return "le"
    def __ge__(self, o): return "ge"
    def __gt__(self, o): return "gt"
    def __xor__(self, o): return "xor"
    def __rtruediv__(self, o): return "rtruediv"
    def __int__(self): return 4
    def __float__(self): return 1.5
    def __index__(self): return 1
v = V(1)
result = [v // 1, v % 1, v ** 1, v >> 1, v @ 1, ~v, +v, abs(v), v <= 1, v >= 1, v > 1, v ^ 1, 1 / v, int(v), float(v), [7, 8][v]]
#? in place methods
class V:
    def __init__(self): self.xs = []
    def __iadd__(self, o):
        self.xs.append(o)
        return self
v = w = V()
v += 1
result = w.xs, v is w
#: in place falls back
class V:
    def __init__(self, x): self.x = x
    def __add__(self, o): return V(self.x + o)
v = w = V(1)
v += 1
result = v.x, w.x
#: equality of instances
class A: pass
class B:
    def __eq__(self, o): return True
class C:
    def __eq__(self, o): return NotImplemented
class D:
    def __init__(self, k, v): self.k = k; self.v = v
    def __eq__(self, o): return self.k == o.k
result = A() == A(), A() != A(), B() == 1, 1 == B(), B() != 1, C() == C(), 5 in [B()], [B()].index(3), D(1, 2) == D(1, 3), D(1, 2) != D(1, 3), D(1, 1) in [D(1, 9)]
#? eq without hash
class A:
    def __eq__(self, o): return True
try: result = {A(): 1} and 1
except TypeError: result = "TypeError"
#! custom hash and keys
class K:
    def __init__(self, x): self.x = x
    def __hash__(self): return hash(self.x)
    def __eq__(self, o): return self.x == o.x
d = {K(1): "a"}
d[K(1)] = "b"
result = len(d), d[K(1)], K(1) in d, K(2) in d, len({K(1), K(1)})
#? reflected operators
class A:
    def __add__(self, o): return NotImplemented
class B:
    def __radd__(self, o): return "radd"
result = A() + B()
#? operators missing
class A: pass
out = []
for f in (lambda: A() + 1, lambda: A() < A(), lambda: len(A()), lambda: A()[0], lambda: list(A()), lambda: A()(), lambda: A().x, lambda: A(1), lambda: 1 in A(), lambda: -A()):
    try: out.append(f())
    except (TypeError, AttributeError) as e: out.append(type(e).__name__)
result = out
#? iteration protocol
class A:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
class B:
    def __iter__(self):
        yield 1
        yield 2
class C:
    def __getitem__(self, i):
        if i > 2: raise IndexError
        return i * 10
result = list(A()), list(B()), [x for x in C()], next(A()), 2 in B(), sum(B()), max(A())
#: getattr and setattr
class A:
    def __getattr__(self, n):
        if n == "bad": raise AttributeError(n)
        return n.upper()
a = A()
a.x = 1
result = a.x, a.foo, getattr(a, "bad", 5), hasattr(a, "bad"), hasattr(a, "q")
#? custom setattr
class A:
    def __setattr__(self, n, v): object.__setattr__(self, n, v * 2)
a = A()
a.x = 2
result = a.x
#? custom getattribute
class A:
    x = 1
    def __getattribute__(self, n): return 5
result = A().x, A().y
#! deleting attributes
class A: x = 1
a = A()
a.x = 2
del a.x
out = [a.x]
try: del a.x
except AttributeError: out.append("AttributeError")
del A.x
out.append(hasattr(a, "x"))
result = out
#! slots
class A:
    __slots__ = ("x",)
a = A()
a.x = 1
try:
    a.y = 2
    result = "ok"
except AttributeError:
    result = a.x
#! private names
class A:
    def __init__(self): self.__x = 1
    def get(self): return self.__x
    __k = 5
class B(A):
    def __init__(self):
        super().__init__()
        self.__x = 2
b = B()
result = b.get(), b.__dict__, b._A__x, b._A__k, hasattr(b, "__x")
#? new and init
class A:
    def __new__(cls, x):
        o = super().__new__(cls)
        o.made = True
        return o
    def __init__(self, x): self.x = x
a = A(3)
result = a.made, a.x
#? singleton
class S:
    _one = None
    def __new__(cls):
        if cls._one is None: cls._one = super().__new__(cls)
        return cls._one
result = S() is S()
#? init subclass
class A:
    seen = []
    def __init_subclass__(cls, tag=None, **k):
        super().__init_subclass__(**k)
        A.seen.append((cls.__name__, tag))
class B(A, tag="x"): pass
class C(B): pass
result = A.seen
#: class decorators
def reg(c):
    c.tag = "t"
    return c
def replace(c): return 5
@reg
class A: pass
@replace
class B: pass
result = A.tag, B
#? metaclass
class M(type):
    def __new__(m, n, b, d):
        d["added"] = 1
        return super().__new__(m, n, b, d)
class A(metaclass=M): pass
result = A.added
#? registry by metaclass call
class M(type):
    def __call__(cls, *a): return 7
class A(metaclass=M): pass
result = A()
#? class made by type
A = type("A", (), {"x": 1, "f": lambda self: 2})
result = A.x, A().f(), A.__name__
#? set_name and descriptors
class D:
    def __set_name__(self, o, n): self.n = n
    def __get__(self, i, o): return self.n if i else self
    def __set__(self, i, v): i.__dict__["_" + self.n] = v
class A:
    x = D()
a = A()
a.x = 3
result = a.x, a.__dict__
#: method added later
class A: pass
A.f = lambda self: self.x
a = A()
a.x = 4
a.g = lambda: 5
result = a.f(), a.g()
#: method aliases and nested classes
class A:
    def f(self): return 1
    g = f
    class In:
        y = 3
result = A().g(), A.In.y, A().In().y
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
#! dataclass fields
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
#? dataclass keyword only
from dataclasses import dataclass, field, KW_ONLY
@dataclass(kw_only=True)
class A:
    x: int = 1
    y: int
out = []
try: A(1)
except TypeError: out.append("TypeError")
result = A(y=2), out
#? dataclass argument errors
from dataclasses import dataclass
@dataclass
class P:
    x: int
out = []
for f in (lambda: P(), lambda: P(1, 2), lambda: P(1, x=2), lambda: P(z=1)):
    try: out.append(f())
    except TypeError: out.append("TypeError")
result = out
#! dataclass with a mutable default
from dataclasses import dataclass
try:
    @dataclass
    class P:
        x: list = []
    result = "ok"
except ValueError:
    result = "ValueError"
#! dataclass with non-default after default
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
#! named tuples
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
#? enum
from enum import Enum
class C(Enum):
    RED = 1
    BLUE = "b"
    ALIAS = 1
    def low(self): return self.name.lower()
result = C.RED.name, C.RED.value, C.ALIAS is C.RED, C(1) is C.RED, C["BLUE"] is C.BLUE, [c.name for c in C], C.RED.low(), str(C.RED), repr(C.RED), C.RED == 1, C.RED == C.RED, list(C.__members__), len(C), C.RED in C, {C.RED: 1}[C(1)], isinstance(C.RED, C), f"{C.RED}", C.RED != C.BLUE
#? enum errors
from enum import Enum
class C(Enum):
    A = 1
out = []
for f in (lambda: C(5), lambda: C["Z"], lambda: C.Z, lambda: C.A < C.A, lambda: C.A + 1):
    try: out.append(f())
    except (ValueError, KeyError, AttributeError, TypeError) as e: out.append(type(e).__name__)
result = out
#: enum aliases of one and true
from enum import Enum
class C(Enum):
    A = 1
    B = True
    D = 1.0
result = [c.name for c in C], C.B is C.A
#: enum auto
from enum import Enum, auto, IntEnum
class C(Enum):
    A = auto()
    B = 10
    D = auto()
    E = auto()
class F(Enum):
    X = "x"
    Y = auto()
result = [c.value for c in C], C.A.value, C.E.value
#? int enum
from enum import IntEnum
class N(IntEnum):
    A = 1
    B = 2
result = N.A + 1, N.A < N.B, N.A == 1, sorted([N.B, N.A])[0] is N.A, f"{N.A}", str(N.A), [10, 20][N.A], repr(N.A), {1: "x"}[N.A], isinstance(N.A, int), N.A * 2, "%d" % N.B, max(N).name, int(N.B), bool(N.A)
#? str enum mixin
from enum import Enum
class S(str, Enum):
    A = "a"
    B = "b"
result = S.A == "a", S.A.value, S("b") is S.B, {"a": 1}[S.A], S.A.upper(), S.A + "x", isinstance(S.A, str), "-".join([S.A, S.B]), S.A in ("a", "z"), str(S.A), repr(S.A), S.A < S.B, len(S.A), "%s" % S.A
#? new str enum
from enum import StrEnum, auto
class S(StrEnum):
    A = auto()
    B = "bb"
result = S.A == "a", str(S.B), f"{S.A}", S.B.upper(), repr(S.A)
#? enum members with methods and tuples
from enum import Enum
class P(Enum):
    A = (1, 2)
    B = (3, 4)
    def __init__(self, x, y): self.x = x; self.y = y
    @property
    def total(self): return self.x + self.y
result = P.A.x, P.B.total, P.A.value, P((3, 4)) is P.B
#! enum private names and functions
from enum import Enum
class C(Enum):
    _ignore = 3
    A = 1
    def f(self): return self.value
    @classmethod
    def first(cls): return cls.A
    @staticmethod
    def two(): return 2
result = C.A.f(), C.first().name, C.two(), [c.name for c in C]
#? functional enum
from enum import Enum
C = Enum("C", "A B")
D = Enum("D", {"X": 5})
result = C.A.value, C.B.name, [c.name for c in C], D.X.value
#! enum flags
from enum import Flag, auto, IntFlag
class F(IntFlag):
    R = 1
    W = 2
class G(Flag):
    A = auto()
    B = auto()
    C = auto()
result = (F.R | F.W).value, F.R in (F.R | F.W), [g.value for g in G]
#! enum cannot be subclassed or changed
from enum import Enum
class A(Enum):
    X = 1
out = []
try: A.X = 5
except AttributeError: out.append("AttributeError")
try:
    class B(A): Y = 2
except TypeError: out.append("TypeError")
result = out
#: enum inherited methods
from enum import Enum
class Base(Enum):
    def hi(self): return "hi " + self.name
class A(Base):
    X = 1
result = A.X.hi(), [a.name for a in A], issubclass(A, Base)
#! abstract classes
from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def f(self): ...
class B(A):
    def f(self): return 1
out = []
try: A()
except TypeError: out.append("TypeError")
result = B().f(), out
#: generic and protocol
from typing import Generic, TypeVar, Protocol, Optional, List
T = TypeVar("T")
class Box(Generic[T]):
    def __init__(self, v: T): self.v = v
class P(Protocol):
    def f(self) -> int: ...
x: Optional[List[int]] = None
result = Box[int](3).v, Box("a").v
#? subclass of dict list str int
class D(dict):
    def get2(self, k): return self[k] * 2
class L(list): pass
class S(str):
    def shout(self): return self.upper() + "!"
class I(int): pass
d = D(a=1); l = L([1, 2]); s = S("x")
l.append(3)
d["b"] = 5
result = d.get2("a"), d["b"], len(l), l[0], s.shout(), s + "y", I(3) + 1, isinstance(d, dict), list(l), d == {"a": 1, "b": 5}, s == "x"
#! subclass of dict with missing
class D(dict):
    def __missing__(self, k): return k * 2
result = D()["ab"], D(a=1)["a"], D().get("q")
#? subclass of list changed in place
class L(list):
    def add(self, x):
        self.append(x)
        return self
a = L()
b = a.add(1)
result = list(b), a is b, bool(L()), bool(a), a == [1]
#: userdict and custom len
class A:
    def __len__(self): return 0
result = bool(A()), not A(), [1] if A() else [2]
#? repr and str
class A:
    def __repr__(self): return "R"
class B:
    def __str__(self): return "S"
class C(A):
    def __str__(self): return "CS"
    def __format__(self, spec): return "F" + spec
result = str(A()), repr(A()), str(B()), f"{C()}", f"{C()!r}", f"{C()!s}", f"{C():x}", str([C()]), "%s %r" % (C(), C()), "{}".format(A())
#? vars and dir like access
class A:
    def __init__(self): self.b = 1; self.a = 2
a = A()
vars(a)["c"] = 3
a.__dict__["d"] = 4
result = list(vars(a)), a.c, a.d, hasattr(a, "args")
#? isinstance of abc
from collections.abc import Mapping, Sequence, Iterable, Callable
result = isinstance({}, Mapping), isinstance([], Sequence), isinstance("a", Iterable), isinstance(3, Iterable), isinstance(len, Callable), isinstance((), Sequence), isinstance("s", Sequence), isinstance({}, Sequence), isinstance([], Mapping)
#: weird attribute targets
class A: pass
a = A()
a.b = A()
a.b.c, a.x = 1, 2
for a.i in range(3): pass
with_list = [a]
with_list[0].z = 5
result = a.b.c, a.x, a.i, a.z
