#: operators build a pipeline
class P:
    def __init__(self, nodes): self.nodes = list(nodes)
    def __add__(self, o): return P(self.nodes + o.nodes)
    def __radd__(self, o): return self if o == 0 else NotImplemented
    def __sub__(self, o): return P(n for n in self.nodes if n not in o.nodes)
    def __or__(self, o): return P(dict.fromkeys(self.nodes + o.nodes))
    def __len__(self): return len(self.nodes)
    def __iter__(self): return iter(self.nodes)
a = P("ab"); b = P("bc")
result = sum([a, b]).nodes, (a - b).nodes, (a | b).nodes, len(a + b), [*a], "a" in a, bool(P([]))
#: retry loop
attempts = 0
def flaky():
    global attempts
    attempts += 1
    if attempts < 3: raise ValueError
    return "done"
for i in range(5):
    try: value = flaky()
    except ValueError: continue
    else: break
result = value, attempts, i
#: windows by a generator
def windows(xs, n):
    window = []
    for x in xs:
        window.append(x)
        if len(window) == n:
            yield window
            window = window[1:]
result = list(windows([1, 2, 3, 4], 2))
#: comprehension with two loops over one list that changes
xs = [1, 2]
ys = [(x, y) for x in xs for y in xs if not (len(xs) < 4 and xs.append(x + y))]
result = len(ys), xs
#: parsing tokens with an iterator and lookahead
def parse(it):
    out = []
    for t in it:
        if t == "(": out.append(parse(it))
        elif t == ")": return out
        else: out.append(t)
    return out
result = parse(iter("a(b(c)d)e"))
#: deep merge
def merge(a, b):
    out = dict(a)
    for k, v in b.items():
        out[k] = merge(out[k], v) if isinstance(v, dict) and isinstance(out.get(k), dict) else v
    return out
a = {"p": {"x": 1, "y": [1]}, "q": 1}
b = {"p": {"y": [2], "z": 3}, "q": {"n": 1}}
c = merge(a, b)
c["p"]["y"].append(9)
result = c, a, b
#: flattening nested dicts
def flat(d, prefix=""):
    for k, v in d.items():
        if isinstance(v, dict): yield from flat(v, prefix + k + ".")
        else: yield prefix + k, v
result = dict(flat({"a": {"b": 1, "c": {"d": 2}}, "e": 3}))
#: plugin registry by a decorator and a class
class Registry:
    def __init__(self): self._items = {}
    def register(self, name):
        def deco(obj):
            if name in self._items: raise KeyError(name)
            self._items[name] = obj
            return obj
        return deco
    def __getitem__(self, name): return self._items[name]
    def __iter__(self): return iter(self._items)
    def __contains__(self, name): return name in self._items
r = Registry()
@r.register("f")
def f(): return 1
@r.register("C")
class C: pass
try: r.register("f")(5)
except KeyError as e: out = e.args
result = r["f"](), list(r), "C" in r, out, isinstance(r["C"](), C)
#: static factory with subclasses lookup
class Shape:
    kinds = {}
    def __init_subclass__(cls, kind=None, **k):
        super().__init_subclass__(**k)
        if kind: Shape.kinds[kind] = cls
    @staticmethod
    def make(kind, *a): return Shape.kinds[kind](*a)
class Sq(Shape, kind="sq"):
    def __init__(self, n): self.n = n
    def area(self): return self.n ** 2
class Dot(Shape, kind="dot"):
    def area(self): return 0
result = Shape.make("sq", 3).area(), Shape.make("dot").area(), list(Shape.kinds)
