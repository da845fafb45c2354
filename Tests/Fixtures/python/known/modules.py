#: star import with all
from k_star_all import *
result = a, _b, "c" in globals()
#+ k_star_all
__all__ = ["a", "_b"]
a = 1; _b = 2; c = 3
#: star import without all
from k_star_plain import *
result = a, "_b" in globals(), f()
#+ k_star_plain
a = 1; _b = 2
def f(): return _b
#: star import of an absent name
try:
    from k_star_bad import *
    result = "ok"
except AttributeError:
    result = "AttributeError"
#+ k_star_bad
__all__ = ["nothing"]
#: circular imports
import k_circ_a
result = k_circ_a.value, k_circ_a.k_circ_b.seen
#+ k_circ_a
early = 1
import k_circ_b
value = k_circ_b.x
#+ k_circ_b
import k_circ_a
seen = k_circ_a.early
x = 5
#: circular from import fails
try:
    import k_circ_c
    result = "ok"
except ImportError:
    result = "ImportError"
#+ k_circ_c
from k_circ_d import y
x = 1
#+ k_circ_d
from k_circ_c import x
y = 2
#: module getattr
import k_getattr
from k_getattr import dynamic
out = [k_getattr.foo, dynamic, k_getattr.real]
try: k_getattr.bad
except AttributeError: out.append("AttributeError")
result = out
#+ k_getattr
real = 1
def __getattr__(name):
    if name == "bad": raise AttributeError(name)
    return name + "!"
#: module state is shared
import k_state, k_state as other
k_state.n += 1
k_state.xs.append(2)
from k_state import n, xs
k_state.n = 50
result = n, xs, other.n, k_state.get()
#+ k_state
n = 1
xs = [1]
def get(): return n
#: a module runs once
import k_once
import k_once
from k_once import log
result = log
#+ k_once
log = []
log.append("run")
#: failing module is run again
out = []
for _ in range(2):
    try: import k_fail
    except ValueError: out.append("fail")
import k_fail_log
result = out, k_fail_log.n
#+ k_fail
import k_fail_log
k_fail_log.n += 1
raise ValueError
#+ k_fail_log
n = 0
#? conditional import
try:
    import no_such_library_for_tests as lib
except ImportError:
    lib = None
result = lib is None
#: import inside a function
def f():
    from k_inner import x
    return x
result = f()
#+ k_inner
x = 3
#? names of modules
import k_names
result = k_names.me, k_names.f.__module__, k_names.A.__module__, k_names.f.__globals__["me"] if hasattr(k_names.f, "__globals__") else "k_names"
#+ k_names
me = __name__
def f(): pass
class A: pass
#: importlib
import importlib
m = importlib.import_module("k_dynamic")
result = m.x, getattr(m, "x"), vars(m)["x"]
#+ k_dynamic
x = 4
#: setattr on a module
import k_set
setattr(k_set, "y", 5)
k_set.z = 6
result = k_set.y, k_set.f()
#+ k_set
def f(): return z
#: submodules
import k_pack.sub
from k_pack.sub import x as y
import k_pack.sub as s
result = k_pack.sub.x, y, s.x
#+ k_pack.sub
x = 8
#: deleting a module attribute
import k_del
del k_del.x
try: result = k_del.x
except AttributeError: result = "AttributeError"
#+ k_del
x = 1
#: path str(p)
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(p)
#: path p.name
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = p.name
#: path p.suffix
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = p.suffix
#: path p.stem
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = p.stem
#: path str(p.parent)
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(p.parent)
#: path p.parts
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = p.parts
#: path str(p.parent.parent)
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(p.parent.parent)
#: path p == Path('a/b/c.tar.gz')
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = p == Path('a/b/c.tar.gz')
#: path str(Path('a//b/./c'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(Path('a//b/./c'))
#: path str(Path('/a') / '/b')
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(Path('/a') / '/b')
#: path str('x' / Path('y'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str('x' / Path('y'))
#: path p.as_posix()
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = p.as_posix()
#: path str(p.with_suffix('.x'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(p.with_suffix('.x'))
#: path str(p.with_name('q'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(p.with_name('q'))
#: path str(Path('a', 'b'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(Path('a', 'b'))
#: path Path('/a').is_absolute()
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = Path('/a').is_absolute()
#: path {p: 1}[Path('a/b/c.tar.gz')]
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = {p: 1}[Path('a/b/c.tar.gz')]
#: path str(Path('a/..'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(Path('a/..'))
#: path str(Path('.'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(Path('.'))
#: path str(Path(''))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(Path(''))
#: path [str(x) for x in p.parents]
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = [str(x) for x in p.parents]
#: path str(p.joinpath('d', 'e'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(p.joinpath('d', 'e'))
#: path f'{p}'
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = f'{p}'
#? path Path('a') < Path('b')
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = Path('a') < Path('b')
#: path Path('.bashrc').suffix
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = Path('.bashrc').suffix
#: path Path('a.').suffix
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = Path('a.').suffix
#: path Path('/').name
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = Path('/').name
#: path str(Path('/').parent)
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(Path('/').parent)
#: path str(Path('a').parent)
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(Path('a').parent)
#: path p.suffixes
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = p.suffixes
#? path str(Path('a/b').relative_to('a'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(Path('a/b').relative_to('a'))
#: path str(p.with_stem('s'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(p.with_stem('s'))
#? path Path('a/b').match('*/b')
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = Path('a/b').match('*/b')
#? path repr(Path('a'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = repr(Path('a'))
#: path Path('..').suffix
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = Path('..').suffix
#: path Path('..').stem
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = Path('..').stem
#: path Path('a/..').name
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = Path('a/..').name
#: path Path('x.tar.').stem
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = Path('x.tar.').stem
#: path str(Path('//a'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(Path('//a'))
#: path str(Path('///a'))
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = str(Path('///a'))
#: path p.anchor
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = p.anchor
#: path Path('/x').anchor
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = Path('/x').anchor
#: path p != Path('q')
from pathlib import Path
p = Path("a") / "b" / "c.tar.gz"
result = p != Path('q')
#? os.path
import os.path
result = [os.path.join("a", "b"), os.path.join("a", "/b"), os.path.join("a/", "b"), os.path.join("a", ""), os.path.dirname("a/b/c"), os.path.basename("a/b/"), os.path.dirname("a"), os.path.dirname("/a"), os.path.join("", "a"), os.path.splitext("a.b.c"), os.path.split("a/b"), os.path.normpath("a/../b//c/."), os.path.isabs("/a"), os.path.splitext(".x"), os.path.dirname("a//b"), os.path.join("a", "b", "..", "c"), os.path.basename("x"), os.path.dirname("/"), os.path.splitext("a/b.c/d"), os.sep, os.path.join("a//", "b")]
#? match statements
x = (1, 2)
a = 0
match x:
    case (1, y): a = y
    case _: a = 9
result = a, y
#? match in a function
def f(x):
    match x:
        case {"k": v}: return v
        case [a, *rest]: return rest
        case str(): return "s"
        case 1 | 2: return "n"
        case _: return None
result = f({"k": 1}), f([1, 2]), f("a"), f(1), f(None)
#? match binds and leaves the rest
n = 1
done = []
match n:
    case 1:
        done.append("one")
        n = 5
result = n, done
#? async functions
async def f(): return 1
import asyncio
result = asyncio.run(f())
#? datetime
import datetime
result = datetime.date(2020, 1, 2).year, datetime.timedelta(days=1).days
#: typing things at run time
from typing import TYPE_CHECKING, cast, Any, Dict
if TYPE_CHECKING: import nothing
x: Dict[str, Any] = {}
result = cast(int, "a"), TYPE_CHECKING, x
#: logging does nothing
import logging
log = logging.getLogger(__name__)
r = log.info("x")
result = r
#? string of doc
"""module text"""
def f():
    """function text"""
result = f.__doc__, __doc__
#: dunder name
result = __name__ == "__main__"
#: exec order of class and function definitions
log = []
def t(n):
    log.append(n)
    return object
@(lambda c: (log.append("deco"), c)[1])
class A(t("base")):
    log.append("body")
result = log
#: modules are true
try: import json
except ImportError: json = None
result = 1 if json else 0
#? module reload runs it again
import m_reload, importlib
m_reload.n = 5
m_reload.xs.append(2)
importlib.reload(m_reload)
result = m_reload.n, m_reload.xs
#+ m_reload
n = 1
xs = [1]
#? paths that are refused
from pathlib import Path, PurePath
out = []
for f in (lambda: Path("a").with_suffix("x"), lambda: Path("/").with_suffix(".x"), lambda: Path("a").with_name("b/c"), lambda: Path("a").with_name(""), lambda: Path("a") / 5, lambda: Path("a") + "b", lambda: Path(5), lambda: Path("a").with_suffix("."), lambda: Path(".").with_name("x"), lambda: Path("a").with_stem("")):
    try: out.append(str(f()))
    except (ValueError, TypeError) as e: out.append(type(e).__name__)
result = out
#: paths with double slashes and absolutes
from pathlib import Path
result = Path("//a/b").parts, Path("//a").anchor, Path("///a").parts, str(Path("/a/../b").absolute()), Path("/..").parts, str(Path("/a/../b").resolve()) == "/b"
