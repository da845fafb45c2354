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
#: enum private names and functions
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
#? enum flags
from enum import Flag, auto, IntFlag
class F(IntFlag):
    R = 1
    W = 2
class G(Flag):
    A = auto()
    B = auto()
    C = auto()
result = (F.R | F.W).value, F.R in (F.R | F.W), [g.value for g in G]
#: enum cannot be subclassed or changed
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
#: enumeration values of zero are true or not
from enum import Enum, IntEnum, Flag, auto
class A(Enum):
    ZERO = 0
    NONE = None
class N(IntEnum): ZERO = 0
class S(str, Enum): EMPTY = ""
class F(Flag):
    NO = 0
    YES = 1
result = bool(A.ZERO), bool(A.NONE), bool(N.ZERO), bool(S.EMPTY), bool(F.NO), bool(F.YES), bool(A)
#? members of a flag are the single bits
from enum import Flag, IntFlag
class F(Flag):
    NO = 0
    A = 1
    B = 2
    AB = 3
result = [f.name for f in F], len(F), F.AB.name, F(3) is F.AB, (F.A | F.B) is F.AB, F.A in F.AB, list(F.__members__)
#? value in an enumeration
from enum import Enum
class C(Enum):
    A = 1
class S(str, Enum):
    A = "a"
out = [C.A in C]
for f in (lambda: 1 in C, lambda: "a" in S, lambda: 5 in C):
    try: out.append(f())
    except TypeError: out.append("TypeError")
result = out
#: enumeration members cannot be changed
from enum import Enum
class C(Enum):
    A = 1
out = []
for f in (lambda: setattr(C, "A", 2), lambda: setattr(C.A, "value", 2), lambda: setattr(C.A, "name", "b"), lambda: delattr(C, "A")):
    try:
        f()
        out.append("ok")
    except AttributeError: out.append("AttributeError")
C.A.note = "n"
C.extra = 5
result = out, C.A.note, C.extra, len(C)
#: enumeration with methods and lookups
from enum import Enum
class Kind(Enum):
    RAW = "01_raw"
    MODEL = "06_models"
    @classmethod
    def of(cls, text):
        for kind in cls:
            if kind.value == text: return kind
        raise ValueError(text)
    @property
    def number(self): return int(self.value[:2])
    def __str__(self): return self.value
result = Kind.of("01_raw").name, Kind.MODEL.number, f"{Kind.RAW}", str(Kind.RAW), {k.name: k.value for k in Kind}, [k for k in Kind if k.number > 3][0].name, Kind("06_models") is Kind.MODEL
#? enumeration with own automatic values
from enum import Enum, auto, StrEnum
class C(Enum):
    def _generate_next_value_(name, start, count, last): return name.lower()
    A = auto()
    B = auto()
class S(StrEnum):
    Some_Name = auto()
result = C.A.value, C.B.value, S.Some_Name.value, S.Some_Name == "some_name"
#: unique enumeration
from enum import Enum, unique
try:
    @unique
    class C(Enum):
        A = 1
        B = 1
    result = "ok"
except ValueError: result = "ValueError"
#? enumeration with lists and tuples as values
from enum import Enum
class C(Enum):
    A = [1]
    B = (1, 2)
    D = [1]
C.A.value.append(2)
result = C.A.value, C.B.value[1], [c.name for c in C], C((1, 2)) is C.B
