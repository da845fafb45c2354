#: slices
s = [0, 1, 2, 3, 4, 5]
result = [s[1:3], s[:-1], s[::2], s[::-1], s[4:1:-1], s[-2:], s[10:], s[:10], s[3:1], s[-1:-4:-2], s[:2:-1], s[:], s[None:2], s[-100:2], s[5::-2], s[::-3]]
#: slices of texts and tuples
result = ["abcdef"[::-1], "abcdef"[1:4], (1, 2, 3)[1:], ()[1:], "é日本"[1:], "abc"[5:], "abc"[-2:], "abcdef"[4:0:-2]]
#: slice step zero
try: result = [1][::0]
except ValueError: result = "ValueError"
#: slice with huge bounds
result = [1, 2, 3][-10 ** 18:10 ** 18], [1, 2, 3][::10 ** 18], [1, 2, 3][::-10 ** 18]
#? slice assignment and deletion
a = [0, 1, 2, 3, 4]
a[1:3] = ["x", "y", "z"]
b = list(range(5))
b[::2] = "abc"
c = list(range(5))
del c[1:3]
d = [1, 2, 3]
del d[0]
del d[-1]
e = [1, 2]
e[1:1] = [9]
e[:0] = [7]
result = a, b, c, d, e
#? index errors
out = []
for f in (lambda: [1][5], lambda: [1][-2], lambda: "a"[1], lambda: ()[0], lambda: [1]["a"], lambda: {}["k"], lambda: [1][None], lambda: 5[0], lambda: None[0]):
    try: out.append(f())
    except (IndexError, KeyError, TypeError) as e: out.append(type(e).__name__)
result = out
#: list methods
a = [3, 1, 2]
a.append(4); a.extend([5, 6]); a.insert(0, 0); a.insert(-1, 9); a.insert(100, 8)
p = a.pop(); q = a.pop(0); a.remove(9)
i = a.index(1); n = a.count(5)
a.reverse()
b = a.copy()
a.clear()
result = a, b, p, q, i, n
#: extend with itself and others
a = [1]
a.extend(a)
a += "xy"
a += (2,)
a.extend({"k": 1})
result = a
#? list method errors
out = []
for f in (lambda: [].pop(), lambda: [1].remove(2), lambda: [1].index(3), lambda: [].foo(), lambda: [1].pop(3), lambda: (1,).append(2)):
    try: out.append(f())
    except (IndexError, ValueError, AttributeError) as e: out.append(type(e).__name__)
result = out
#? index with bounds
result = [1, 2, 1].index(1, 1), (1, 2).index(2), (1, 1).count(1), "abcabc".index("c", 3)
#: remove takes equals
a = [1, True, 1.0]
a.remove(1.0)
result = a
#: dict order and merging
d = {"b": 1, "a": 2}
d["c"] = 3
d["b"] = 9
e = d | {"a": 5, "z": 0}
f = {**d, "b": 0}
del d["b"]
d["b"] = 1
result = list(d), e, f, {**f, **e}
#: dict methods
d = {"a": 1, "b": 2}
x = d.pop("a"); y = d.pop("q", 5); z = d.setdefault("b", 7); w = d.setdefault("n")
d.update({"m": 1}, k=2)
d.update([("t", 3)])
item = d.popitem()
result = d, x, y, z, w, item, d.get("zz"), d.get("zz", 4), "b" in d, len(d), list(d.items()), d.copy() is d
#: dict construction
result = dict(a=1), dict([("x", 1)], y=2), dict({"q": 1}, q=2), dict(zip("ab", [1, 2])), dict.fromkeys("ab", 0), dict.fromkeys([1]), {k: v for k, v in [("a", 1)]}, dict(), dict(["ab", "cd"])
#: fromkeys shares its value
d = dict.fromkeys("ab", [])
d["a"].append(1)
result = d
#? dict errors
out = []
for f in (lambda: {}["a"], lambda: {}.pop("a"), lambda: {}.popitem(), lambda: {[]: 1}, lambda: dict([1]), lambda: {}.foo, lambda: dict(["abc"])):
    try: out.append(f())
    except (KeyError, TypeError, ValueError, AttributeError) as e: out.append(type(e).__name__)
result = out
#? key error text
try: {}["a b"]
except KeyError as e: result = str(e), e.args, repr(e)
#: nested dicts
d = {}
d.setdefault("a", {}).setdefault("b", []).append(1)
d["a"]["c"] = 2
result = d
#? unhashable
out = []
for f in (lambda: {[1]}, lambda: {{}: 1}, lambda: {(1, [2])}, lambda: hash([])):
    try: out.append(f() and 1)
    except TypeError: out.append("TypeError")
result = out
#: first key of equals stays
d = {1: "a"}
d[1.0] = "b"
d[True] = "c"
s = {1.0, 1}
result = d, list(s)[0]
#: tuple keys
d = {(1, 2): "a", (1, (2, 3)): "b"}
result = d[1, 2], d[(1, (2, 3))], (1.0, 2) in d
#: reversed dict and sorted dict
d = {"b": 1, "a": 2}
result = list(reversed(d)), sorted(d), sorted(d.items()), max(d, key=d.get), list(reversed(d.items()))
#: dict equality ignores order
from collections import OrderedDict
result = {"a": 1, "b": 2} == {"b": 2, "a": 1}, list({"a": 1, "b": 2}) == list({"b": 2, "a": 1}), OrderedDict(a=1, b=2) == OrderedDict(b=2, a=1)
#? ordered dict
from collections import OrderedDict
d = OrderedDict([("a", 1), ("b", 2), ("c", 3)])
d.move_to_end("a")
x = d.popitem(last=False)
result = list(d.items()), x, isinstance(d, dict)
#? sets
a = {1, 2, 3}; b = {3, 4}
result = [sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), 2 in a, len(a), a.issubset({1, 2, 3, 4}), a.isdisjoint({9}), sorted(a.union([7], (8,))), sorted(a.difference([1])), {1} <= a, set() == set([]), a.issuperset([1])]
#? set changes
s = {1}
s.add(2); s.update([3, 4], "a"); s.discard(9); s.remove(1)
t = s.copy(); t.add(100)
u = frozenset(s)
s.clear()
result = len(t), len(u), s, t - u, u == t - {100}
#? set in place operations
s = {1, 2, 3}
s.difference_update([1]); s.intersection_update([2, 5])
t = {1, 2}
t.symmetric_difference_update({2, 3})
result = s, sorted(t)
#: set operators need sets
try: result = {1} | [2]
except TypeError: result = "TypeError"
#? set errors
out = []
for f in (lambda: {1}.remove(5), lambda: set().pop(), lambda: set([[]]), lambda: {1}.foo, lambda: frozenset([1]).add(2), lambda: {1}[0]):
    try: out.append(f())
    except (KeyError, TypeError, AttributeError) as e: out.append(type(e).__name__)
result = out
#: frozenset as a key
d = {frozenset([1, 2]): "a"}
result = d[frozenset([2, 1])], frozenset([1]) | {2} == frozenset([1, 2]), frozenset([1]) in {frozenset([1])}, {1} in [frozenset([1])]
#? order of a set of texts
result = list({"b", "a", "c"}), ",".join({"x", "y"}), [x for x in {"p", "q", "r"}]
#? first of a set
s = {"b", "a", "c"}
for x in s: break
a, *rest = s
result = x, next(iter(s)), a, tuple(s)[0], list(s)[-1]
#? order of a set of numbers
result = list({3, 1, 2}), list({10, 5, 1}), [x * 2 for x in {9, 8}], {3, 1}.pop()
#: dict made of a set
result = {k: 1 for k in {"q", "a", "m"}}, dict.fromkeys({"z", "b"}), list(enumerate({"u", "v"})), str({"m", "n"}), sum(({"a", "b"},), ())
#: sorted set
result = sorted({"b", "a"}), len({1, 1}), max({3, 9, 2}), sum({1, 2, 3}), sorted({3, 1, 2}, reverse=True), min({"b", "a"}), set("aab") == {"a", "b"}
#: set of one
result = list({5}), next(iter({"a"})), [*{7}], ",".join({"x"}), str({1})
#? set operations keep no order
a = {"x", "y", "z"} - {"y"}
result = list(a), sorted(a)
#: tuples
a = (1,)
b = a + (2, 3)
result = b, b[0], b[-1], len(b), (1, 2) in [(1, 2)], b.index(3), tuple([1, 2]), tuple("ab"), ()
#: tuples cannot be changed
a = (1, [2])
out = []
try: a[0] = 5
except TypeError: out.append("TypeError")
try: a[1] += [3]
except TypeError: out.append("TypeError")
try: "abc"[0] = "x"
except TypeError: out.append("TypeError")
try: del a[0]
except TypeError: out.append("TypeError")
result = a, out
#: representations
result = [repr([1, "a", None, (1,), {"k": [1.5]}]), str({1: "x"}), repr("it's"), repr('a"b'), repr("a'b\"c"), repr("\n\t\\\x00\x7f"), repr(""), str(()), str([]), repr({}), repr(set()), repr({1}), str(None), str(True), repr("é"), repr("\u200b"), repr("\xa0"), repr("\u2028"), str(frozenset()), repr(frozenset([1])), repr("\x85"), repr("\U0001f600")]
#: recursive list representation
a = [1]
a.append(a)
d = {}
d["d"] = d
result = str(a), str(d)
#: recursive equality of itself
a = []
a.append(a)
result = a == a, a[0] is a, a in a
#: deep copies
import copy
a = [[1], {"k": [2]}]
b = copy.copy(a); c = copy.deepcopy(a); d = a[:]; e = list(a)
a[0].append(9)
a[1]["k"].append(8)
result = b, c, d, e
#: deep copies keep sharing
import copy
x = [1]
a = copy.deepcopy([x, x])
a[0].append(2)
l = []
l.append(l)
m = copy.deepcopy(l)
result = a, m[0] is m, m is l
#: copies of sets and objects
import copy
class A:
    def __init__(self): self.xs = [1]
a = A()
b = copy.copy(a); c = copy.deepcopy(a)
a.xs.append(2)
s = {1}
t = copy.copy(s); s.add(2)
dd = {"k": {1}}
de = copy.deepcopy(dd); dd["k"].add(5)
result = b.xs, c.xs, t, de
#: nested list comprehension aliasing
rows = [[0] * 2 for _ in range(2)]
rows[0][0] = 1
result = rows
#: dict views compare
d = {"a": 1}; e = {"a": 1}
result = d.items() == e.items(), d.keys() == e.keys(), ("a", 1) in d.items(), 1 in d.values(), len(d.values()), d.keys() & {"a", "z"} == {"a"}
#? counter
from collections import Counter
c = Counter("abca")
result = c["a"], c["zz"], c.most_common(1), dict(c), sum(c.values()), sorted(c.elements())
#: defaultdict
from collections import defaultdict
d = defaultdict(list)
d["a"].append(1)
e = defaultdict(int)
e["x"] += 2
missing = "q" in d, d.get("q")
f = defaultdict(lambda: 7, {"k": 1})
g = defaultdict(list, k=[1])
result = dict(d), dict(e), missing, f["z"], f["k"], dict(f), dict(g)
#: defaultdict without factory
from collections import defaultdict
try: result = defaultdict()["x"]
except KeyError: result = "KeyError"
#? defaultdict copies and text
from collections import defaultdict
d = defaultdict(int, a=1)
e = d.copy()
e["n"]
result = dict(e), str(d), type(d).__name__, isinstance(d, dict), d == {"a": 1}, repr(d)
#? chain map and deque
from collections import ChainMap, deque
c = ChainMap({"a": 1}, {"a": 2, "b": 3})
q = deque([1, 2]); q.appendleft(0)
result = c["a"], c["b"], list(q)
#? itertools
import itertools
result = [list(itertools.chain([1], [2, 3])), list(itertools.product([1, 2], "ab")), list(itertools.combinations([1, 2, 3], 2)), list(itertools.chain.from_iterable([[1], [2]])), list(itertools.product([0, 1], repeat=2)), list(itertools.repeat(1, 2)), list(itertools.islice([1, 2, 3], 2)), list(itertools.accumulate([1, 2, 3])), list(itertools.permutations([1, 2])), list(itertools.zip_longest([1, 2], [3])), list(itertools.starmap(lambda a, b: a + b, [(1, 2)])), list(itertools.takewhile(lambda x: x < 2, [1, 2, 1])), list(itertools.dropwhile(lambda x: x < 2, [1, 2, 1]))]
#? itertools without an end
import itertools
c = itertools.count(5)
a = next(c), next(c)
b = list(itertools.islice(itertools.cycle("ab"), 5))
z = list(zip("xy", itertools.count()))
result = a, b, z
#? groupby
import itertools
result = [(k, list(g)) for k, g in itertools.groupby([1, 1, 2], key=lambda x: x)]
#: product repeat in order
import itertools
result = list(itertools.product([1, 2], [3], repeat=2)), list(itertools.product()), list(itertools.product([1], []))
#? operator
import operator
result = operator.add(1, 2), operator.itemgetter(1)([4, 5]), operator.itemgetter("a")({"a": 1}), operator.itemgetter(0, 1)("ab"), operator.attrgetter("real")(5), list(map(operator.itemgetter(0), [(1, 2)]))
#: dict from keys
result = dict.fromkeys("abca"), dict.fromkeys(["x", "y"], 1), list(dict.fromkeys([3, 1, 3, 2]))
#? class methods of built-in types
result = float.fromhex("0x1"), int.from_bytes(b"a", "big")
#: frozen and not frozen do not mix
from dataclasses import dataclass
@dataclass
class A: x: int
try:
    @dataclass(frozen=True)
    class B(A): y: int
    result = "ok"
except TypeError: result = "TypeError"
#: defaultdict copies and merges
from collections import defaultdict
d = defaultdict(int, {"a": 1})
e = d.copy(); f = dict(d); g = d | {"b": 2}
e["z"]
out = []
try: f["z"]
except KeyError: out.append("KeyError")
result = dict(e), out, type(g).__name__, g["q"], isinstance(d, dict), {**d}
