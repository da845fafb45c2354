#? dunder methods
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
#? more operators
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
#? custom hash and keys
class K:
    def __init__(self, x): self.x = x
    def __hash__(self): return hash(self.x)
    def __eq__(self, o): return self.x == o.x
d = {K(1): "a"}
d[K(1)] = "b"
result = len(d), d[K(1)], K(1) in d, K(2) in d, len({K(1), K(1)})
#: reflected operators
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
#: deleting attributes
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
#? slots
class A:
    __slots__ = ("x",)
a = A()
a.x = 1
try:
    a.y = 2
    result = "ok"
except AttributeError:
    result = a.x
#: private names
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
