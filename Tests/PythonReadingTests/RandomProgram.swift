/// Small programs by chance, in which one variable of the environment decides.
struct RandomProgram {
  private var random: any RandomNumberGenerator
  private var lines: [String] = []
  private var depth = 0

  static func make(count: Int, seed: UInt64) -> [Program] {
    (0..<count).map { index in
      var program = RandomProgram(random: Numbers(state: seed &+ UInt64(index) &* 7919))
      let text = program.text()
      return Program(
        name: "random \(index) of \(seed):\n\(text)",
        modules: [.init(name: "random_\(index)", text: text)], isKnown: false)
    }
  }

  private init(random: any RandomNumberGenerator) { self.random = random }

  private struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private mutating func below(_ count: Int) -> Int { Int(random.next() % UInt64(count)) }
  private mutating func one(_ choices: [String]) -> String { choices[below(choices.count)] }

  private mutating func text() -> String {
    lines = [
      "import os", "u = os.environ.get('X')", "a = 1", "b = 2", "xs = [1]", "ys = [2]",
      "d = {'k': 1}", "e = {'m': xs}", "class C:", "    n = 0", "    def __init__(self):",
      "        self.v = 1", "        self.l = []", "o = C()", "p = C()",
    ]
    for index in 0..<2 { function(index) }
    for _ in 0..<(4 + below(6)) { statement() }
    lines.append("result = a, b, xs, ys, d, e, o, p, C.n, list(d), len(xs)")
    return lines.joined(separator: "\n") + "\n"
  }

  private mutating func function(_ index: Int) {
    emit("def f\(index)(q, r=ys):")
    depth += 1
    emit("global a, b")
    for _ in 0..<(1 + below(3)) { statement() }
    if below(2) == 0 { emit(one(["q.append(3)", "r.append(4)", "q = r", "return q", "a = 5"])) }
    emit("return \(one(["q", "r", "xs", "a"]))")
    depth -= 1
  }

  private mutating func emit(_ line: String) {
    lines.append(String(repeating: "    ", count: depth) + line)
  }

  private mutating func block(_ head: String) {
    emit(head)
    depth += 1
    for _ in 0..<(1 + below(2)) { statement() }
    depth -= 1
  }

  private mutating func condition() -> String {
    one([
      "u", "u == '1'", "not u", "a > 1", "u and a", "len(xs) > 2", "'k' in d", "u or b == 2", "xs",
    ])
  }

  private mutating func list() -> String {
    one(["xs", "ys", "o.l", "p.l", "(xs if u else ys)", "d.get(u, xs)", "e.get('m', ys)"])
  }

  private mutating func value() -> String {
    one(["1", "a", "b", "u", "a + b", "len(xs)", "d.get('k')", "o.v", "(u or 'z')", "C.n", "[a]"])
  }

  private mutating func statement() {
    guard depth < 4 else { return simple() }
    switch below(12) {
    case 0, 1:
      block("if \(condition()):")
      if below(2) == 0 { block("else:") }
    case 2: block("for i in \(one(["range(2)", "[1, 2]", "u or ''", "list(xs)", "list(d)"])):")
    case 3:
      block("for i in range(3):")
      depth += 1
      emit("if \(condition()): \(one(["break", "continue", "a = 9"]))")
      simple()
      depth -= 1
      if below(2) == 0 { block("else:") }
    case 4:
      block("try:")
      depth += 1
      emit(one(["int(u)", "d[u]", "u.upper()", "a = a + 1", "xs[5]", "raise KeyError"]))
      simple()
      depth -= 1
      block(one(["except Exception:", "except (KeyError, IndexError):", "except:"]))
      if below(3) == 0 { block("else:") }
      if below(3) == 0 { block("finally:") }
    default: simple()
    }
  }

  private mutating func simple() {
    let choices = [
      "a = \(value())", "b = \(value())", "\(list()).append(\(value()))", "d['k'] = \(value())",
      "d[u] = \(value())", "d['n'] = \(value())", "o.v = \(value())", "p.v = \(value())",
      "C.n += 1", "xs += [\(value())]", "ys = \(one(["xs", "[3]", "ys + [1]", "list(xs)"]))",
      "xs = \(list())", "o = \(one(["p", "C()", "(o if u else p)"]))", "\(list()).extend([1, 2])",
      "d.pop('k', None)", "d.update({'z': \(value())})", "e['m'] = \(list())",
      "e.setdefault(u, []).append(1)", "a = \(value()) if \(condition()) else \(value())",
      "\(list()).pop()", "u and xs.append(7)", "xs = [v for v in xs if \(condition())]",
      "b = sum(1 for v in \(list()))", "d = {**d, 'w': \(value())}", "o, p = p, o",
      "setattr(o, 'v', \(value()))", "del d['k']", "xs[0] = \(value())", "a, *ys = [1, *xs]",
      "b = f'{a}'", "xs.sort(key=str)", "xs.reverse()", "b = \(list())[0]",
      "xs.insert(0, \(value()))",
    ]
    if depth == 0, below(4) == 0 {
      emit("f\(below(2))(\(list())\(below(2) == 0 ? ", " + list() : ""))")
    } else {
      let line = choices[below(choices.count)]
      // A function would have names of its own.
      emit(
        lines.contains { $0.hasPrefix("def f") } && depth > 0 && isInFunction && binds(line)
          ? "pass" : line)
    }
  }

  private var isInFunction: Bool {
    !lines.contains("    return xs") && lines.last?.hasPrefix(" ") ?? false
  }

  private func binds(_ line: String) -> Bool {
    ["xs", "ys", "d", "o", "p", "a, "].contains {
      line.hasPrefix($0 + " = ") || line.hasPrefix($0 + " +=")
    }
      || line.hasPrefix("o, p") || line.hasPrefix("a, *ys")
  }
}
