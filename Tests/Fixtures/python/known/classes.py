#: instances and attributes
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
#: diamond
class A:
    def f(self): return ["A"]
class B(A):
    def f(self): return ["B"] + super().f()
class C(A):
    def f(self): return ["C"] + super().f()
class D(B, C):
    def f(self): return ["D"] + super().f()
result = D().f(), [c.__name__ for c in D.__mro__], D.__bases__ == (B, C)
#: linearisation that needs merging
class O: pass
class A(O): x = "A"
class B(O): x = "B"
class C(O): pass
class D(A, C): pass
class E(C, B): pass
class F(D, E): pass
result = F.x, [c.__name__ for c in F.mro()]
#: inconsistent bases
class A: pass
class B(A): pass
try:
    class C(A, B): pass
    result = "ok"
except TypeError:
    result = "TypeError"
#: super with arguments
class A:
    def f(self): return "A"
class B(A):
    def f(self): return "B"
class C(B):
    def f(self): return super(B, self).f()
result = C().f()
#: property
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
#: property deleter
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
#: cached property
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
#: init subclass
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
#: abstract classes
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
#: subclass of dict list str int
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
#: subclass of dict with missing
class D(dict):
    def __missing__(self, k): return k * 2
result = D()["ab"], D(a=1)["a"], D().get("q")
#: subclass of list changed in place
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
#: super of a property
class A:
    @property
    def name(self): return "a"
class B(A):
    @property
    def name(self): return super().name + "b"
result = B().name
#: super of a class method from an instance
class A:
    @classmethod
    def make(cls): return cls.__name__
class B(A):
    def f(self): return super().make()
result = B().f()
#: object takes no arguments in super init
class A:
    def __init__(self, x):
        super().__init__(x)
        self.x = x
try: result = A(1).x
except TypeError: result = "TypeError"
#: cooperative init that ends in object
class A:
    def __init__(self, a=0, **kw):
        super().__init__(**kw)
        self.a = a
try: A(a=1, z=2); result = "ok"
except TypeError: result = A(a=1).a, "TypeError"
#: dict subclass that sets by super
class D(dict):
    def __setitem__(self, k, v): super().__setitem__(k, v * 2)
d = D()
d["a"] = 1
result = len(d), "a" in d, dict(d), d == {}
#: list subclass that appends by super
class L(list):
    def append(self, x):
        super().append(x)
        super().append(x)
a = L()
a.append(1)
result = len(a), list(a), bool(a)
#: dict subclass reading by super
class D(dict):
    def __getitem__(self, k): return super().__getitem__(k) + 1
    def get(self, k, default=None): return super().get(k, default)
d = D(a=1)
result = d["a"], d.get("a"), dict(d)["a"], d.get("z", 9)
#: truth of a list subclass by its own method
class L(list):
    def __bool__(self): return True
class M(list):
    def __len__(self): return 0
result = bool(L()), bool(M([1])), len(M([1])), [x for x in M([1])]
#: attribute error in a property asks getattr
class A:
    @property
    def x(self): raise AttributeError("inner")
    def __getattr__(self, n): return "got " + n
result = A().x, A().y
#: getattr with default lets other errors through
class A:
    @property
    def x(self): raise ValueError
    @property
    def y(self): raise AttributeError
out = [getattr(A(), "y", 5), hasattr(A(), "y")]
for f in (lambda: getattr(A(), "x", 5), lambda: hasattr(A(), "x")):
    try: out.append(f())
    except ValueError: out.append("ValueError")
result = out
#: property with a setter by call
class A:
    def __init__(self): self._x = 0
    def g(self): return self._x
    def s(self, v): self._x = v + 1
    x = property(g, s)
a = A()
try:
    a.x = 5
    result = a.x
except AttributeError: result = "AttributeError"
#: property by call with keywords
class A:
    x = property(fget=lambda self: 4, doc="d")
result = A().x
#: delattr and hasattr
class A:
    def __init__(self): self.x = 1
a = A()
delattr(a, "x")
out = [hasattr(a, "x")]
try: delattr(a, "x")
except AttributeError: out.append("AttributeError")
result = out
#: own delattr
class A:
    log = []
    def __delattr__(self, n): self.log.append(n)
a = A()
a.x = 1
del a.x
result = a.x, A.log
#: class in its own body
class A:
    name = __qualname__
    where = __module__ == __name__
    def f(self): return __class__.__name__
result = A.name, A.where, A().f()
#: class cell in a subclass
class A:
    def who(self): return __class__ is A, type(self) is A
class B(A): pass
result = B().who()
