#? logger attributes
import logging
log = logging.getLogger("a.b")
result = log.name == "a.b", log.isEnabledFor(logging.ERROR), logging.getLogger("a.b") is log, log.getChild("c").name, log.parent is not None, log.disabled
#? operator functions
import operator
from operator import itemgetter, attrgetter, methodcaller
class A: x = 1
d = {"a": 1}
operator.setitem(d, "b", 2)
xs = [1]
ys = operator.iadd(xs, [2])
operator.delitem(d, "a")
result = d, xs, ys is xs, itemgetter(1, 0)("ab"), attrgetter("x")(A), methodcaller("upper")("a"), operator.contains([1], 1), operator.truth([])
#? islice consumes a part
from itertools import islice
it = iter([1, 2, 3, 4, 5])
a = list(islice(it, 2))
result = a, list(it)
#? unread function consumes its argument
from collections import Counter, deque
it = iter("aab")
c = Counter(it)
jt = iter([1, 2])
q = deque(jt)
result = list(it), list(jt)
#? regex replacement function is called
import re
log = []
def f(m):
    log.append(m.group())
    return "x"
re.sub("a", f, "banana")
result = log
#? simple namespace holds what it is given
from types import SimpleNamespace
xs = [1]
ns = SimpleNamespace(xs=xs, n=1)
ns.xs.append(2)
ns.m = 3
result = xs, ns.n, ns.m
#? context manager decorator class used many times
from contextlib import ContextDecorator
log = []
class M(ContextDecorator):
    def __enter__(self): log.append("in")
    def __exit__(self, *a): log.append("out")
@M()
def f(): log.append("f")
f()
with M(): log.append("with")
result = log
#? methods of a class with an unread base
from collections import UserList
log = []
class A(UserList):
    def note(self, x):
        log.append(x)
        return self
a = A([1])
a.note(1).note(2)
result = log
#? thread runs its function
import threading
log = []
t = threading.Thread(target=lambda: log.append(1))
t.start()
t.join()
result = log
