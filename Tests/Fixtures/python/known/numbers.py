#? floor division and modulo
result = [7 // 2, -7 // 2, 7 // -2, -7 // -2, 7 % 3, -7 % 3, 7 % -3, -7 % -3, 7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 5 // -1, 5 % -1]
#? true division
result = [1 / 2, 4 / 2, 7 / -2, 2 ** -1, 10 / 4, 1e300 * 1e10, 3 / 1]
#: division by zero
out = []
for f in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.5 % 0):
    try: out.append(f())
    except ZeroDivisionError: out.append("zero")
result = out
#? big numbers
result = [2 ** 63, 2 ** 64, 2 ** 62, -2 ** 63, 10 ** 18, 10 ** 19, 9223372036854775807 + 1, 3 ** 50, (-2) ** 63, 1 << 70, 1 << 10, -1 >> 1, 5 & -2]
#? big negation
result = [-(-9223372036854775807 - 1), abs(-9223372036854775807 - 1), -9223372036854775808 // -1]
#? powers
result = [2 ** 10, 0 ** 0, (-1) ** 3, (-2) ** 2, 2 ** 0.5, 1 ** 1000, (-1) ** 101, (-1) ** 100, 0 ** 70, 2.0 ** 3, 4 ** 0.5]
#? bit operators
result = [6 & 3, 6 | 3, 6 ^ 3, ~5, True & False, True | False, True ^ True, 1 << 4, 256 >> 4, -5 >> 1]
#: bool as number
result = [True + True, True * 3, sum([True, False, True]), -True, ~True, True / 2, [10, 20][True], True == 1, "ab" * True, +True]
#: bool of operators
result = [type(True & False).__name__, type(True & 1).__name__, type(True + 0).__name__]
#: float repr
result = [0.1, 1.0, 1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 0.1 + 0.2, 1e22, 1e100, -0.0, 3.14, 1/3, 100.0, 1.5e300, float("inf"), -float("inf"), 2.5e-8]
#: float text
result = str(1e16), str(0.00001), f"{1e22}", str(1.0), str(1e5), repr(123456.789)
#? mixed comparison
result = [1 < 1.5, 2 == 2.0, 1 <= True, 10 ** 18 < 1e18, 3 > 2 > 1, 1 != 1.0]
#? comparison of large numbers
result = [9007199254740993 == 9007199254740992.0, 9007199254740993 > 9007199254740992.0, 9007199254740993 in [9007199254740992.0]]
#? int parsing
out = []
for s in ["5", " 7 ", "-3", "+4", "1_000", "0x10", "", "1.5", "a", "٣", "--1", "1__0"]:
    try: out.append(int(s))
    except ValueError: out.append("ValueError")
result = out
#? int with a base
result = [int("ff", 16), int("0b11", 2), int("z", 36), int("0x1F", 0), int("11", base=2)]
#? int of others
result = [int(3.9), int(-3.9), int(True), int(), float(3), float("1e3"), float(" 2.5 "), float(), bool("False"), bool(0.0), bool(()), float("1_0")]
#? float parsing errors
out = []
for s in ["", "a", "1,5", "0x10", "nan(1)", "1e", "infinity", "  inf "]:
    try: out.append(float(s) > 0)
    except ValueError: out.append("ValueError")
result = out
#? int of float errors
out = []
for x in [float("nan"), float("inf")]:
    try: out.append(int(x))
    except (ValueError, OverflowError) as e: out.append(type(e).__name__)
result = out
#? int of none
try: result = int(None)
except TypeError: result = "TypeError"
#? round
result = [round(2.5), round(3.5), round(-2.5), round(1.234, 2), round(2.675, 2), round(5), round(15, -1), round(25, -1), round(1234, -2), round(0.5), round(1e20 / 3) > 0]
#? abs and divmod and pow
result = [abs(-3), abs(2.5), abs(True), divmod(7, 2), divmod(-7, 2), pow(2, 3), pow(2, 5, 7)]
#? chr ord hex bin oct
result = [chr(97), ord("é"), hex(255), bin(5), oct(8), hex(-1)]
#? operators on wrong types
out = []
for f in (lambda: 1 + "a", lambda: "a" + 1, lambda: [] + (), lambda: {} + {}, lambda: "a" - "b", lambda: None + 1, lambda: "a" * "b", lambda: [1] * 1.5, lambda: -"a", lambda: ~1.5, lambda: 1 < "a", lambda: [] < {}, lambda: None < None, lambda: {} < {}, lambda: (1, "a") < (1, 2)):
    try: out.append(f())
    except TypeError: out.append("TypeError")
result = out
#: ordering of sequences
result = [(1, 2) < (1, 3), [1] < [1, 0], "a" < "b", "Z" < "a", (1,) < (1, 2), [] < [0], "abc" < "abd", (1, "a") < (2, 1)]
#? ordering of sets
result = [{1} < {1, 2}, {1, 2} <= {1, 2}, {1} < {2}, {1} > {2}, {1, 2} >= {1}, {1, 2} > {1}, frozenset([1]) < {1, 2}, {1} == frozenset([1])]
#: equality of kinds
result = [[] == (), 1 == "1", "" == None, [1] == [1.0], {} == [], {"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, (1,) != [1], 0 == False, 0 is None]
#? math
import math
result = [math.pi, math.floor(2.7), math.ceil(2.1), math.sqrt(16), math.floor(-2.5), math.ceil(-2.5)]
#: repeated sequences
result = ["ab" * 2, [1] * 3, (1, 2) * 2, "a" * 0, [1] * -1, 2 * (0,), "x" * -5]
#: repeated lists share their items
xs = [[]] * 2
xs[0].append(1)
result = xs
#? number formats of negatives
result = [f"{-5:3d}|", f"{-5:03d}", f"{5:+d}", f"{5: d}", f"{-3.14159:.2f}", f"{3.14159:8.2f}|", f"{3:08.3f}", f"{1234567:,}", f"{0.5:%}", f"{255:x}", f"{255:#x}", f"{5:b}", f"{1e10:g}", f"{1234.5:e}", f"{3:.1f}", f"{True:d}", f"{True}", f"{3:<5}|", f"{3:^5}|", f"{3:>5}|", f"{3:*^5}", f"{0.000012345:g}", f"{1234567.891:,.2f}", f"{42:_}", f"{10:5}|", f"{3.0}", f"{3.0:5}|", f"{1.5:5}|"]
#? round of truth values and digits
result = [round(True), round(2.5), round(-2.5), round(0.5), round(1.5), round(-0.4), round(2.567, 1), round(1234, -2), round(5, 2), round(2.5, None), type(round(2.0)).__name__, type(round(2.0, 0)).__name__]
#? digits of other scripts
result = int("٣"), int("１２"), float("٣.٥")
#? large integers divided
result = [9007199254740993 / 1, 9007199254740993 / 3, (2 ** 62 + 1) / 3, 10 ** 18 / 7, 9223372036854775807 / 9223372036854775806, 1e308 * 10, 4611686018427387905 / 4611686018427387904]
#? min and max with wrong options
out = []
for f in (lambda: max(1, 2, default=3), lambda: max([], default=None), lambda: min(), lambda: max(1), lambda: max([1], [2], key=len), lambda: max([None, None]), lambda: max("a", 1)):
    try: out.append(f())
    except (TypeError, ValueError) as e: out.append(type(e).__name__)
result = out
