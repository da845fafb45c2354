#? case of letters
result = ["aBc".upper(), "ABC".lower(), "straße".upper(), "ß".capitalize(), "ǆ".title(), "ǆ".upper(), "ﬁ".upper(), "İ".lower() == "i̇", "ΑΣ".lower()]
#: title and capitalize
result = ["hello world".title(), "they're bill's".title(), "a-b_c d1e".title(), "hELLO wORLD".capitalize(), "".title(), "  x y".title(), "x\ty".title(), "ab  cd".title(), "1abc".capitalize(), "ǆabc".capitalize()]
#? swapcase and casefold
result = ["aBc".swapcase(), "ß".casefold(), "STRASSE".casefold() == "straße".casefold()]
#: strip
result = ["  a ".strip(), "xxaxx".strip("x"), "abcba".strip("ab"), " \t\na\r\n".strip(), "xa".lstrip("x"), "ax".rstrip("x"), "".strip(), "\u00a0a\u2003".strip(), "\x1ca\x1f".strip(), "\u200ba".strip(), "aa".strip("a"), " a ".strip(None)]
#? replace
result = ["aaa".replace("a", "b"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "abc".replace("x", "y"), "aXbX".replace("X", ""), "a".replace("a", "aa")]
#? split
result = ["a,b,,c".split(","), " a  b ".split(), "a,b,c".split(",", 1), "a,b,c".rsplit(",", 1), "".split(), "".split(","), "a b c".split(None, 1), "a b c".split(maxsplit=1), "a--b".split("--"), "abc".split("abc"), "a b ".split(" "), "  a b  c ".rsplit(None, 1), "\x1ca\u3000b".split(), "a,b".split(sep=",")]
#: split errors
try: result = "a".split("")
except ValueError: result = "ValueError"
#: splitlines
result = ["a\nb\r\nc".splitlines(), "a\n\nb\n".splitlines(), "".splitlines(), "a\x0bb\x0cc\x1cd\x85e\u2028f".splitlines(), "a\nb".splitlines(True), "\n".splitlines(), "a\r\rb".splitlines(keepends=True)]
#: partition
result = ["a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("x"), "abc".rpartition("x")]
#? find and index and count
result = ["abcabc".find("c"), "abc".find("x"), "abcabc".rfind("b"), "abc".index("b"), "aaaa".count("aa"), "abc".count(""), "é日x".find("x"), "abc".find(""), "abcabc".find("a", 1), "".count("a"), "aXa".count("a")]
#: index missing
try: result = "a".index("b")
except ValueError: result = "ValueError"
#? starts and ends
result = ["abc".startswith("ab"), "abc".startswith(("x", "a")), "abc".endswith("bc"), "abc".endswith(("x", "y")), "abc".startswith(""), "".endswith(""), "abc".startswith("b", 1), "abc".startswith(())]
#: remove prefix and suffix
result = ["test_a".removeprefix("test_"), "a.py".removesuffix(".py"), "a".removeprefix("b"), "a".removesuffix(""), "a".removeprefix("")]
#? predicates
result = ["12".isdigit(), "".isdigit(), "1.2".isdigit(), "²".isdigit(), "½".isdigit(), "三".isdigit(), "Ab".isupper(), "AB1".isupper(), "ab1".islower(), "".islower(), "1".isupper(), "abc".isalpha(), "a1".isalnum(), "a b".isalpha(), "a_1".isidentifier(), "1a".isidentifier(), " \t".isspace(), "".isspace(), "Ab Cd".istitle(), "abc".isascii(), "é".isascii(), "½".isnumeric(), "五".isnumeric(), "٣".isdecimal(), "ǅ".isupper(), "ª".islower(), "a\n".isprintable()]
#: join
result = [",".join(["a", "b"]), "".join("abc"), "-".join([]), "-".join(x for x in "ab"), ", ".join({"a": 1, "b": 2}), "-".join(("x",))]
#: join of numbers raises
try: result = ",".join([1, 2])
except TypeError: result = "TypeError"
#: padding
result = ["a".ljust(3) + "|", "a".rjust(3, "-"), "a".center(4) + "|", "ab".center(5, "*"), "5".zfill(3), "-5".zfill(4), "+5".zfill(4), "abc".zfill(2), "a".center(2) + "|", "abc".ljust(2), "--".zfill(5)]
#? expandtabs translate and others
result = ["a\tb".expandtabs(4), "abc".translate({97: "x", 98: None}), "abc".translate(str.maketrans("ab", "xy"))]
#: unicode composed and decomposed differ
a = "\u00e9"; b = "e\u0301"
result = [a == b, len(a), len(b), {a: 1, b: 2}, a in b, b in a, {a, b} == {a}, a < b, [a].count(b), b[0], b[::-1] == b, a is b, a != b, (a,) == (b,)]
#: decomposed letters in methods
b = "cafe\u0301 x"
result = [b.startswith("cafe"), b.find("e"), b.split("e"), b.replace("e", "E"), b.upper(), b.title(), b.endswith("\u0301 x"), "e" in b, b.count("e"), b.strip("x"), b.partition("e"), b.rstrip("\u0301 x"), b.removeprefix("cafe"), "\u0301" in b, b.index("\u0301"), b.lstrip("caf"), b.capitalize(), "e\u0301".strip("e")]
#: line ends are two characters
s = "a\r\nb"
result = [len(s), s[1], s.split("\n"), s.replace("\n", "|"), s.find("\n"), "\n" in s, s.strip("b\n"), s.count("\r"), s.endswith("\nb"), s.partition("\r"), "\r\n".strip("\n"), list(s), s.rstrip("b").endswith("\n"), "x\r\n".removesuffix("\n")]
#: emoji and flags
s = "👨‍👩‍👧🇩🇪"
result = [len(s), s[0], s[:2], "👩" in s, s.replace("👩", "x"), s[-1], s.find("👧"), s.center(12, "-"), f"{s:>10}"]
#? surrogates
s = "\ud800"
result = [len(s), s == "\ud800", s == "?", ord(s)]
#? surrogates in keys
result = {"\udc80": 1}.get("?"), "a\udfff" == "a?", len("\ud83d\ude00")
#: nul and control characters
result = ["a\0b", len("\0"), "\0" in "a\0", "\x1b[0m", "\ufeffx", "\ufffd"]
#: text comparison by code points
result = ["a" < "B", "é" > "z", "\U0001f600" > "\uffff", "" < "a", "a" < "aa", sorted(["é", "e", "z", "Z", "\U00010000", "\uffee"])]
#: text multiplication and membership
result = ["ab" in "cabd", "" in "", "b" not in "abc", "ab" * 3, "a" "b" 'c', """x
y"""]
#: membership of wrong type
try: result = 1 in "abc"
except TypeError: result = "TypeError"
#? f-strings
n = 5; s = "x"; d = {"k": [1]}
result = [f"{n}{s}", f"{n:>{n}}|", f"{s!r}", f"{s!r:>5}|", f"{d['k'][0]}", f"{{}}", f"{n=}", f"{s = }", f"{s=!s}", f"{n=:>3}", f"{n + 1}", f"{'a' if n else 'b'}", f"{s:^5}|", f"{s:_<4}", f"{n:{'0'}{3}}", f"{None}", f"{True}", f"{[1, 'a']}", f"{1.0}", f"{s!a}", f"{'é'!a}", f"{n:{'>'}{6}}|"]
#? f-string errors
out = []
for f in (lambda: f"{'a':d}", lambda: f"{1.5:d}", lambda: f"{None:5}", lambda: f"{[]:>5}", lambda: f"{5:s}", lambda: f"{'a':+}", lambda: f"{(1,):3}"):
    try: out.append(f())
    except (ValueError, TypeError) as e: out.append(type(e).__name__)
result = out
#? percent formatting
result = ["%s-%s" % ("a", 1), "%d%%" % 5, "%(a)s" % {"a": 1}, "%r" % "x", "%05d" % 42, "%.2f" % 3.14159, "%5s|" % "a", "%-5s|" % "a", "%x" % 255, "%s" % [1], "%s" % None, "%+d" % 5, "%5.1f|" % 2.25, "%i" % 3.9, "%c" % "x", "%e" % 12.5, "%g" % 0.0001, "%s %s" % (1, (2,)), "%.3s" % "abcdef", "%d" % True, "%s" % {"a": 1}, "%03d" % -5, "%.0f" % 2.5, "%*d" % (4, 7)]
#? percent errors
out = []
for f in (lambda: "%s %s" % "a", lambda: "%s" % ("a", "b"), lambda: "%d" % "a", lambda: "%(a)s" % {}, lambda: "%q" % 1, lambda: "abc" % 1, lambda: "abc" % {}, lambda: "abc" % [], lambda: "%", lambda: "%" % ()):
    try: out.append(f())
    except (TypeError, KeyError, ValueError) as e: out.append(type(e).__name__)
result = out
#? brace formatting
class A:
    x = 5
result = ["{} {}".format(1, "a"), "{1} {0}".format(1, 2), "{a}-{b}".format(a=1, b=2), "{0:>5}|".format("x"), "{!r}".format("x"), "{{}}".format(), "{0[1]}".format([1, 2]), "{0.x}".format(A), "{:.2f}".format(1.5), "{:{}}|".format("a", 4), "{a[k]}".format(a={"k": 3}), "{0}{0}".format("z"), "{:,}".format(12345), "{:05}".format(42), "{x!s:>3}".format(x=1)]
#? brace errors
out = []
for f in (lambda: "{}".format(), lambda: "{a}".format(b=1), lambda: "{0} {}".format(1, 2), lambda: "{".format(1), lambda: "}".format(1), lambda: "{1}".format(0)):
    try: out.append(f())
    except (IndexError, KeyError, ValueError) as e: out.append(type(e).__name__)
result = out
#? format builtin and format_map
result = [format(5, "03d"), format("a", ">3"), "{a}".format_map({"a": 1}), str(5), str("x"), str(1.5), format(1.5, ".1f"), str.format("{}", 1)]
#: methods of the class
result = [str.upper("a"), list(map(str.strip, [" a "])), sorted(["B", "a"], key=str.lower), str.join("-", ["a", "b"]), dict.get({"a": 1}, "a"), list(map(len, ["ab"])), max(["a", "bb"], key=len), list.append([], 1)]
#: concatenation across lines and raw texts
result = ["a" "b", r"\n", "\x41\u00e9\N{BULLET}", 'it''s', "tab\there", "back\\slash"]
#: textwrap like loops
words = "the quick brown fox".split()
out = []
for w in words:
    out.append(w[0].upper() + w[1:])
result = " ".join(out), {w: len(w) for w in words}, [w[::-1] for w in words]
#? encode and bytes
result = ["é".encode(), b"ab" + b"c", len(b"abc"), "a".encode("ascii").decode(), b"x" == "x", b"a"[0], isinstance(b"", bytes), str(b"a"), bytes([1, 2])]
#? string constants
import string
result = string.ascii_letters, string.digits, string.punctuation, string.ascii_lowercase, string.hexdigits
#? regular expressions
import re
result = re.sub("a", "b", "aa"), bool(re.match("x", "y")), re.split(",", "a,b")
#? json
import json
result = json.dumps({"a": 1}), json.loads("[1]")
#? sign and zero in formats
result = [f"{5:+5}|", f"{42:-5}|", f"{5:05}", f"{-42:05}", f"{5: }", f"{'a':05}", f"{'a':5}|", f"{True:5}|", f"{5:<05}"]
#? formats of texts by f-string that are refused
out = []
for f in (lambda: f"{'abc':+5}", lambda: f"{'abc':-3}", lambda: f"{'abc':05}|", lambda: f"{'abc':=6}", lambda: f"{'abc':.2}", lambda: f"{'abc':>6.2}|", lambda: f"{'abc': >5}"):
    try: out.append(f())
    except ValueError: out.append("ValueError")
result = out
#: float texts near the switch to exponents
result = [str(x) for x in (1e15, 1.5e16, 12345678901234568.0, 9999999999999998.0, 1e16, 1.7e16, 123456789012345678.0, 0.0001, 0.00012, 0.00001, 1e-7, 5e-324, 1.7976931348623157e308)]
#? percent format with too much
out = []
for f in (lambda: "%(a)s %s" % {"a": 1}, lambda: "%s" % (), lambda: "%s" % [], lambda: "a" % [1], lambda: "a" % {"b": 1}, lambda: "%s %s" % ["a", "b"], lambda: "%d" % 3.7, lambda: "%d" % "3", lambda: "%x" % 3.5, lambda: "%c" % "ab"):
    try: out.append(f())
    except TypeError: out.append("TypeError")
result = out
#? brace format with conversions and attributes
class A:
    x = [1, {"k": "v"}]
    def __str__(self): return "A!"
out = ["{0.x[1][k]} {0!s}".format(A()), "{!r:>5}|".format("a"), "{a}{b}{a}".format(a=1, b=2), "{0}{1}{0}".format("a", "b"), "{{{}}}".format(1), "{:d}".format(True)]
for f in (lambda: "{!x}".format(1), lambda: "{a.b}".format(a=1), lambda: "{0}{}".format(1, 2), lambda: "{a}".format(), lambda: "{+1}".format(1, 2)):
    try: out.append(f())
    except (ValueError, AttributeError, KeyError) as e: out.append(type(e).__name__)
result = out
#: f-string nesting and escapes
x = 3; names = ["a", "b"]
result = f"{{x}}", f"{{{x}}}", f"{', '.join(f'{n}{x}' for n in names)}", f"{x!r}", f"{'a' 'b'}", f"{x if x > 2 else 0}", f"{(lambda y: y * 2)(x)}", f"{ {'k': 1}['k'] }", rf"\n{x}", f"a{x}b" "c{x}"
#: texts compared and sorted by key
xs = ["b10", "a2", "B1", "a10"]
result = sorted(xs), sorted(xs, key=str.lower), sorted(xs, key=lambda s: (len(s), s)), max(xs), min(xs, key=len), sorted("hello"), sorted(xs, key=str.upper, reverse=True)
#: own text with a format
class S(str):
    def __str__(self): return "own"
s = S("text")
result = f"{s}", f"{s:>6}", s + "!", "%s" % s, "-".join([s]), str(s), s.upper(), len(s), "{}".format(s)
