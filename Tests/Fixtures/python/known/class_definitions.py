#? subscripts of classes
class A:
    def __class_getitem__(cls, k): return cls.__name__, k
class B: pass
out = [A[5]]
try: out.append(B[1])
except TypeError: out.append("TypeError")
try: out.append(len[0])
except TypeError: out.append("TypeError")
result = out
#? slices of own sequences
class V:
    def __iter__(self): return iter([1, 2, 3])
    def __getitem__(self, i): return i
v = V()
s = v[1:2]
result = type(s).__name__, v[5], list(v)
#? typed dict
from typing import TypedDict
class T(TypedDict, total=False):
    x: int
    y: str
t = T(x=1)
t["y"] = "a"
result = t, isinstance(t, dict), t == {"x": 1, "y": "a"}
#? isinstance of abstract kinds by methods
from collections.abc import Iterable, Callable, Sized, Container, Hashable, Mapping, Iterator
class A:
    def __iter__(self): return iter([])
    def __len__(self): return 0
    def __call__(self): return 1
class D(dict): pass
result = isinstance(A(), Iterable), isinstance(A(), Sized), isinstance(A(), Callable), isinstance(A(), Container), isinstance(A(), Hashable), isinstance(D(), Mapping)
#? isinstance of a protocol
from typing import Protocol, runtime_checkable
@runtime_checkable
class P(Protocol):
    def run(self): ...
class A:
    def run(self): pass
class B: pass
result = isinstance(A(), P), isinstance(B(), P)
#? virtual subclass
from abc import ABC
class A(ABC): pass
class B: pass
A.register(B)
result = isinstance(B(), A), issubclass(B, A)
#: issubclass of built-in types
from enum import IntEnum, StrEnum
from typing import NamedTuple
class N(IntEnum): A = 1
class S(StrEnum): A = "a"
class P(NamedTuple): x: int
class D(dict): pass
result = issubclass(bool, int), issubclass(N, int), issubclass(S, str), issubclass(P, tuple), issubclass(D, dict), issubclass(int, object), issubclass(dict, D)
#? union types
T = int | None
U = int | str
result = isinstance(1, T), isinstance(None, T), isinstance("a", T), isinstance("a", U), T == (None | int)
#? metaclass keeps a registry
class M(type):
    seen = []
    def __init__(cls, name, bases, ns):
        super().__init__(name, bases, ns)
        M.seen.append(name)
class A(metaclass=M): pass
class B(A): pass
result = M.seen
#: class keyword arguments need a hook
class A: pass
try:
    class B(A, tag=1): pass
    result = "ok"
except TypeError: result = "TypeError"
#: class keyword arguments are evaluated
log = []
def t(x):
    log.append(x)
    return x
class A:
    def __init_subclass__(cls, **k): cls.k = k
class B(A, tag=t("x")): log.append("body")
result = log, B.k
#: decorators of a class are evaluated first
log = []
def deco(n):
    log.append(n)
    return lambda c: (log.append("apply " + n), c)[1]
@deco("a")
@deco("b")
class A(log.append("bases") or object):
    log.append("body")
result = log
#: decorators of a function are evaluated before its defaults
log = []
def deco(n):
    log.append(n)
    return lambda f: f
def default(x):
    log.append(x)
    return x
@deco("a")
def f(x=default("d"), *, y=default("k")): pass
result = log
#? static method called in the class body
class A:
    @staticmethod
    def f(x): return x * 2
    try: y = f(2)
    except TypeError: y = "TypeError"
result = A.y
#: global statement in a class
class A:
    global made_by_class
    made_by_class = 5
    y = made_by_class
try: result = made_by_class, hasattr(A, "made_by_class")
except NameError: result = "NameError"
#: private names in nested and odd classes
class _A:
    __x = 1
    def get(self): return self.__x
class B(_A):
    __x = 2
    def both(self): return self.__x, self._A__x
    class __In:
        y = 3
    def inner(self): return self.__In.y
result = _A().get(), B().both(), B().inner(), getattr(B, "__x", "none"), hasattr(B, "_B__In")
#: equality inherited and negated
class A:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return isinstance(o, A) and self.n == o.n
class B(A):
    def __ne__(self, o): return "ne"
result = A(1) == B(1), B(1) != A(1), A(1) != B(1), A(1) in [B(1)], [A(1), A(2)].index(B(2)), [A(1)].count(A(1))
#: attribute assigned on a built-in type or method
class A:
    def f(self): pass
out = []
for g in (lambda: setattr(int, "x", 1), lambda: setattr(A().f, "x", 1), lambda: setattr(5, "x", 1), lambda: setattr(object(), "x", 1)):
    try:
        g()
        out.append("ok")
    except (TypeError, AttributeError) as e: out.append("error")
result = out
#: bases that are no classes
out = []
try:
    class A(5): pass
    out.append("ok")
except TypeError: out.append("TypeError")
try:
    class B(bool): pass
    out.append("ok")
except TypeError: out.append("TypeError")
try:
    class C(object, int): pass
    out.append("ok")
except TypeError: out.append("TypeError")
result = out
#? destructor
log = []
class A:
    def __del__(self): log.append("gone")
a = A()
a = None
result = log
#? with needs a context manager
out = []
class A: pass
for thing in (A(), 5, None, [1]):
    try:
        with thing: out.append("in")
    except (TypeError, AttributeError): out.append("error")
result = out
#: instance of object and its attributes
o = object()
try:
    o.x = 1
    result = "ok"
except AttributeError: result = isinstance(o, object), o == o, o == object()
#: mixin order
class Loud:
    def say(self): return super().say().upper()
class Twice:
    def say(self): return super().say() * 2
class Base:
    def say(self): return "hi"
class A(Loud, Twice, Base): pass
class B(Twice, Loud, Base): pass
result = A().say(), B().say(), [c.__name__ for c in A.__mro__]
#? class property by a descriptor
class classproperty:
    def __init__(self, f): self.f = f
    def __get__(self, obj, owner): return self.f(owner)
class A:
    n = 1
    @classproperty
    def double(cls): return cls.n * 2
class B(A): n = 5
result = A.double, B.double, A().double
#: delegating wrapper
class Wrap:
    def __init__(self, inner): self._inner = inner
    def __getattr__(self, name): return getattr(self._inner, name)
    def __len__(self): return len(self._inner)
    def __getitem__(self, i): return self._inner[i]
w = Wrap([3, 1])
w.append(2)
w.sort()
result = len(w), w[0], w._inner, w.count(1), list(w)
#: types with parameters are no types
out = []
for f in (lambda: list[int] == list, lambda: list[int] is list, lambda: {list: 1}.get(list[int]), lambda: dict[str, int] == 5):
    out.append(f())
result = out
#? a type with parameters makes what the type makes
result = list[int]([1, 2]), dict[str, int](a=1), tuple[int, ...]((1,))
#? a class made by type
log = []
def f(self):
    log.append(1)
    return 5
A = type("A", (), {"f": f, "x": 2})
a = A()
y = a.f()
result = log, y, a.x
