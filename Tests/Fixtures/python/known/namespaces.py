#: live namespace of globals
g = globals()
late = 5
g["made"] = late + 1
result = g["late"], made
#: live namespace of an object
class A: pass
a = A()
d = a.__dict__
a.x = 1
v = vars(a)
a.y = 2
result = d["x"], "y" in v, len(d)
#? order of globals
zeta = 1
alpha = 2
result = [k for k in globals() if k in ("zeta", "alpha")]
#? order of the names of a module
import m_names
result = [k for k in vars(m_names) if not k.startswith("_")], [k for k in m_names.__dict__ if not k.startswith("_")]
#+ m_names
z = 1
def create_b(): pass
a = 2
#: property set past by the dict
class A:
    @property
    def x(self): return 1
a = A()
a.__dict__["x"] = 5
result = a.x
#? exec changes names
x = 1
exec("x = 2\nfrom_exec = 3")
result = x, from_exec
#? ellipsis and debug names
result = Ellipsis is ..., __debug__, NotImplemented is NotImplemented, type(...).__name__
#: vars without arguments
def f(a):
    b = 1
    return sorted(vars())
result = f(0), "f" in vars()
#? all built-in exceptions are there
out = []
try: out = [issubclass(e, Exception) for e in (BlockingIOError, BrokenPipeError, ConnectionResetError, ChildProcessError, InterruptedError, ProcessLookupError, UnicodeTranslateError, PendingDeprecationWarning, SyntaxWarning, ImportWarning, UnicodeWarning, BytesWarning, ResourceWarning, EncodingWarning, ExceptionGroup)]
except NameError: out = "NameError"
result = out
#? instance dict is in the order of assignment
class A:
    def __init__(self):
        self.z = 1
        self.a = 2
result = list(vars(A())), [v for v in A().__dict__.values()], {**vars(A())}, dict(A().__dict__), str(vars(A()))
#: module dict changed through vars
import m_vars
vars(m_vars)["x"] = 5
d = vars(m_vars)
m_vars.y = 6
result = m_vars.x, d["y"], m_vars.get()
#+ m_vars
x = 1
y = 2
def get(): return x, y
#: attribute deleted while its dict is held
class A: pass
a = A()
a.x = 1
d = vars(a)
del a.x
d["y"] = 2
result = d, a.y, hasattr(a, "x")
