#: order of try parts
log = []
def f(fail):
    try:
        log.append("try")
        if fail: raise ValueError
    except ValueError:
        log.append("except")
    else:
        log.append("else")
    finally:
        log.append("finally")
f(True); f(False)
result = log
#: finally overrides return
def f():
    try: return 1
    finally: return 2
def g():
    try: raise ValueError
    finally: return 3
def h():
    x = 1
    try: return x
    finally: x = 2
result = f(), g(), h()
#: finally with break and continue
def f():
    for i in range(3):
        try: return i
        finally: continue
    return "end"
def g():
    while True:
        try: raise ValueError
        finally: break
    return "out"
result = f(), g()
#: finally runs after return in except and else
log = []
def f():
    try: raise KeyError
    except KeyError: return "e"
    finally: log.append("f")
def g():
    try: pass
    except KeyError: pass
    else: return "else"
    finally: log.append("g")
result = f(), g(), log
#: exception in else is not caught here
def f():
    try:
        try: pass
        except ValueError: return "inner"
        else: raise ValueError
    except ValueError: return "outer"
result = f()
#? exception in handler replaces
try:
    try: raise ValueError("a")
    except ValueError: raise KeyError("b")
except KeyError as e:
    result = str(e), type(e.__context__).__name__
#? raise from
try:
    try: raise ValueError("a")
    except ValueError as e: raise RuntimeError("b") from e
except RuntimeError as e:
    result = str(e), str(e.__cause__)
#: finally runs when the handler raises
log = []
try:
    try: raise ValueError
    except ValueError: raise KeyError
    finally: log.append("f")
except KeyError: log.append("k")
result = log
#: finally runs when else raises
log = []
try:
    try: pass
    except ValueError: pass
    else: raise KeyError
    finally: log.append("f")
except KeyError: log.append("k")
result = log
#: bare raise
def f():
    try: raise ValueError("x")
    except ValueError: raise
try: f()
except ValueError as e: result = e.args
#: bare raise in a function called by a handler
def again(): raise
try:
    try: raise ValueError("x")
    except ValueError: again()
except ValueError as e: result = str(e)
#: bare raise without an exception
try: raise
except RuntimeError: result = "RuntimeError"
#: bare raise after a nested handler
try:
    try: raise ValueError("x")
    except ValueError:
        try: raise KeyError
        except KeyError: pass
        raise
except ValueError as e: result = str(e)
#: custom exceptions
class E(Exception):
    def __init__(self, code, *a):
        super().__init__("code", code)
        self.code = code
class F(E): pass
try: raise F(5)
except E as e: result = e.code, e.args, type(e).__name__, str(e)
#? exception arguments and text
out = []
for e in (ValueError(), ValueError("a"), ValueError("a", 1), KeyError("k"), ValueError(None), Exception(5)):
    out.append((str(e), repr(e), e.args))
result = out
#: except with a tuple and order
def f(x):
    try: raise x
    except (KeyError, IndexError): return "lookup"
    except Exception as e: return type(e).__name__
    except BaseException: return "base"
result = f(KeyError()), f(ValueError), f(IndexError("x")), f(SystemExit(1)), f(KeyboardInterrupt)
#: hierarchy of exceptions
def f(x, y):
    try: raise x
    except y: return True
    except BaseException: return False
result = f(KeyError, LookupError), f(ZeroDivisionError, ArithmeticError), f(FileNotFoundError, OSError), f(NotImplementedError, RuntimeError), f(UnicodeDecodeError, ValueError) , f(ModuleNotFoundError, ImportError), f(StopIteration, Exception), f(SystemExit, Exception), f(OverflowError, ArithmeticError), f(TimeoutError, OSError), f(IOError, OSError), f(RecursionError, RuntimeError)
#: raising what is no exception
try: raise 5
except TypeError: result = "TypeError"
#: raising a class makes an instance
class E(Exception):
    def __init__(self): self.x = 3
try: raise E
except E as e: result = e.x
#: raising a class that needs arguments
class E(Exception):
    def __init__(self, x): self.x = x
try: raise E
except TypeError: result = "TypeError"
#? except types are evaluated only when needed
log = []
def t(x):
    log.append(1)
    return x
try: pass
except t(ValueError): pass
try: raise KeyError
except t(KeyError): pass
except t(ValueError): pass
result = log
#: exception through a loop and with
class M:
    def __enter__(self): return 5
    def __exit__(self, t, v, tb): return t is ValueError
with M() as m:
    raise ValueError
result = m
#? with does not suppress
log = []
class M:
    def __enter__(self): log.append("in")
    def __exit__(self, *a): log.append(a[0].__name__ if a[0] else None)
try:
    with M(): raise KeyError
except KeyError: log.append("caught")
with M(): pass
def f():
    with M(): return 3
f()
result = log
#: nested with
log = []
class M:
    def __init__(self, n): self.n = n
    def __enter__(self):
        log.append(self.n)
        return self
    def __exit__(self, *a): log.append(-self.n)
with M(1) as a, M(2) as b: log.append(a.n + b.n)
result = log
#: with in a loop and break
log = []
class M:
    def __enter__(self): return self
    def __exit__(self, *a): log.append("exit")
for i in range(3):
    with M():
        if i == 1: break
result = log, i
#? context manager by generator
from contextlib import contextmanager
log = []
@contextmanager
def m(x):
    log.append("in")
    try: yield x * 2
    finally: log.append("out")
with m(2) as y: log.append(y)
result = log
#: suppress
from contextlib import suppress
out = []
with suppress(KeyError, ValueError):
    out.append(1)
    raise KeyError
    out.append(2)
result = out
#: error inside a comprehension
def f(x):
    if x == 2: raise ValueError("two")
    return x
out = []
try: out = [f(x) for x in [1, 2, 3]]
except ValueError as e: out.append(str(e))
result = out
#: partial effects before an error
d = {}
try:
    d["a"] = 1
    d["b"] = {}["x"]
    d["c"] = 2
except KeyError: pass
result = d
#? attribute errors
out = []
for f in (lambda: (1).foo, lambda: "a".foo, lambda: None.x, lambda: [].x, lambda: len.x, lambda: (lambda: 0).x, lambda: ().x, lambda: (1.5).x, lambda: {1}.x):
    try: out.append(f())
    except AttributeError: out.append("AttributeError")
result = out
#? assertion in a function
def f(x):
    assert x > 0, f"bad {x}"
    return x
try: f(-1)
except AssertionError as e: result = f(1), str(e)
#? import errors
try:
    import no_such_module_here
    result = "there"
except ImportError as e:
    result = type(e).__name__
#: exception equality and identity
e = ValueError("a")
try: raise e
except ValueError as f: result = e is f, e == ValueError("a"), isinstance(e, Exception)
#: exception attributes
e = ValueError("x")
e.extra = 5
try: raise e
except ValueError as f: result = f.extra
#: loop with errors
out = []
for x in [1, 0, 2]:
    try: out.append(10 // x)
    except ZeroDivisionError:
        out.append(None)
        continue
    finally: out.append("f")
result = out
#: return inside loop inside try
def f():
    for i in range(5):
        try:
            if i == 2: return i
        except ValueError: pass
    return -1
result = f()
#: exception group of names
try:
    x = 1
    raise ValueError
except ValueError: y = x + 1
else: y = 0
result = x, y
#? exception groups
try: raise ExceptionGroup("g", [ValueError(1)])
except* ValueError as e: result = 1
#: dividing by zero raises
out = []
for divide in (lambda: 1 / 0, lambda: 1 % 0, lambda: 1 // 0, lambda: 1.5 / 0, lambda: 2 / 0.0):
    try: divide()
    except ArithmeticError: out.append(1)
result = out
#: exits can be caught
import sys
out = []
for leave in (lambda: sys.exit(3), lambda: sys.exit(), lambda: exit(), lambda: quit("why")):
    try: leave()
    except SystemExit as error: out.append(error.args)
result = out
#: exits are no usual errors
import sys
try:
    try: sys.exit(1)
    except Exception: result = "caught"
except BaseException: result = "passed"
#: module imported twice under try
try: import twice_known
except ImportError: twice_known = None
try: from twice_known import b
except ImportError: b = None
result = twice_known.b, b
#+ twice_known
b = 5
#: exit of the first when the second cannot be entered
log = []
class A:
    def __enter__(self): log.append("in")
    def __exit__(self, *a): log.append("out")
class B:
    def __enter__(self): raise ValueError
    def __exit__(self, *a): log.append("never")
try:
    with A(), B(): log.append("body")
except ValueError: log.append("caught")
result = log
#? exit of the outer when the exit of the inner raises
log = []
class A:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        log.append(t is KeyError)
        return True
class B(A):
    def __exit__(self, *a): raise KeyError
with A(), B(): log.append("body")
result = log
#? suppress outside of another manager
from contextlib import suppress
log = []
class A:
    def __enter__(self): return self
    def __exit__(self, t, v, tb): log.append(t is None)
with suppress(KeyError), A(): raise KeyError
with A(), suppress(KeyError): raise KeyError
result = log
#? context manager by generator with an exception
from contextlib import contextmanager
log = []
@contextmanager
def cm(name):
    log.append("in " + name)
    try: yield name
    except ValueError: log.append("error")
    finally: log.append("out " + name)
with cm("a") as x, cm("b"): raise ValueError
result = log, x
#? null context and closing
from contextlib import nullcontext, closing
class A:
    closed = False
    def close(self): self.closed = True
a = A()
with nullcontext(5) as n: pass
with closing(a) as b: pass
result = n, a.closed, b is a
#: exception class bound anew inside the body
E = ValueError
try:
    E = KeyError
    raise KeyError("k")
except E as e: result = type(e).__name__
#? unknown exception name in a handler
try:
    try: raise ValueError
    except no_such_name: result = "caught"
except NameError: result = "NameError"
except ValueError: result = "ValueError"
#: exception made with keywords
try:
    ValueError(a=1)
    result = "ok"
except TypeError: result = "TypeError"
#? operating system errors have a number
e = OSError(2, "No such thing")
result = e.errno, str(e), type(e).__name__, e.args, str(OSError("plain")), OSError("plain").errno
#? warnings as errors
import warnings
try:
    warnings.simplefilter("error")
    warnings.warn("w")
    result = "ok"
except UserWarning: result = "raised"
finally: warnings.resetwarnings()
#? with target that cannot be unpacked
log = []
class M:
    def __enter__(self): return (1, 2, 3)
    def __exit__(self, t, *a):
        log.append(t is not None)
        return True
with M() as (a, b): log.append("body")
result = log
