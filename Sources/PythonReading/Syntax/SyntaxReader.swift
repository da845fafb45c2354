/// Reads the numbers that the parsing script writes.
///
/// Preorder: a kind, for a node its four places, then its fields in the order of the script's
/// table. A list is its kind and its length; a text its kind and its index.
struct SyntaxReader {
  /// The kinds, numbered as in the script.
  enum Kind: Int32 {
    case none, list, text, number, float, bytes, complex, yes, no, ellipsis
    case functionDef, asyncFunctionDef, classDef, returning, delete, assign
    case augAssign, annAssign, loop, asyncFor, whileLoop, branch, with, asyncWith, raising
    case attempt, tryStar
    case assertion, imports, importFrom, global, nonlocal, expr, pass, breaking, continuing
    case match, typeAlias, boolOp, namedExpr, binOp, unaryOp, lambda, ifExp, dict
    case set, listComp, setComp, dictComp, generatorExp, await, yield, yieldFrom
    case compare, call, formattedValue, joinedStr, constant, attribute, subscripted
    case starred, name, listDisplay, tuple, slice, arguments, arg, keyword, alias
    case withItem, exceptHandler, comprehension, operation, other
  }

  /// What is not as the script writes it.
  struct Malformed: Error {}

  private let numbers: [Int32]
  private let strings: [String]
  private var position = 0

  init(numbers: [Int32], strings: [String]) {
    self.numbers = numbers
    self.strings = strings
  }

  /// The module whose tree begins at a number.
  mutating func module(at start: Int) throws(Malformed) -> [Statement] {
    guard numbers.indices.contains(start) else { throw Malformed() }
    position = start
    return try statements()
  }

  // MARK: Numbers

  private mutating func next() throws(Malformed) -> Int32 {
    guard position < numbers.count else { throw Malformed() }
    defer { position += 1 }
    return numbers[position]
  }

  private mutating func kind() throws(Malformed) -> Kind {
    guard let kind = Kind(rawValue: try next()) else { throw Malformed() }
    return kind
  }

  private mutating func expect(_ wanted: Kind) throws(Malformed) {
    guard try kind() == wanted else { throw Malformed() }
  }

  private mutating func range() throws(Malformed) -> SyntaxRange {
    SyntaxRange(
      line: try next(), column: try next(), endLine: try next(), endColumn: try next())
  }

  private mutating func string() throws(Malformed) -> String {
    let index = Int(try next())
    guard strings.indices.contains(index) else { throw Malformed() }
    return strings[index]
  }

  private mutating func text() throws(Malformed) -> String {
    try expect(.text)
    return try string()
  }

  private mutating func optionalText() throws(Malformed) -> String? {
    if try kind() == .none { return nil }
    return try string()
  }

  private mutating func list<Item>(
    _ item: (inout SyntaxReader) throws(Malformed) -> Item
  ) throws(Malformed) -> [Item] {
    try expect(.list)
    let count = Int(try next())
    guard 0...(numbers.count - position) ~= count else { throw Malformed() }
    var items: [Item] = []
    items.reserveCapacity(count)
    for _ in 0..<count { items.append(try item(&self)) }
    return items
  }

  private mutating func statements() throws(Malformed) -> [Statement] {
    try list { reader throws(Malformed) in try reader.statement() }
  }

  private mutating func expressions() throws(Malformed) -> [Expression] {
    try list { reader throws(Malformed) in try reader.expression() }
  }

  private mutating func texts() throws(Malformed) -> [String] {
    try list { reader throws(Malformed) in try reader.text() }
  }

  private mutating func operation() throws(Malformed) -> String {
    try expect(.operation)
    return try string()
  }

  // MARK: Statements

  private mutating func statement() throws(Malformed) -> Statement {
    let kind = try kind()
    let range = try range()
    return Statement(kind: try statement(kind, range), range: range)
  }

  private mutating func statement(
    _ kind: Kind, _ range: SyntaxRange
  ) throws(Malformed) -> Statement.Kind {
    switch kind {
    case .functionDef, .asyncFunctionDef:
      return .function(try function(isAsync: kind == .asyncFunctionDef, range))
    case .classDef: return .type(try type(range))
    case .returning: return .returning(try optionalExpression())
    case .delete: return .delete(try expressions())
    case .assign: return .assign(try expressions(), try expression())
    case .augAssign: return .augmentedAssign(try expression(), try operation(), try expression())
    case .annAssign: return .annotated(try expression(), try expression(), try optionalExpression())
    case .loop:
      return .loop(
        try expression(), try expression(), try statements(), otherwise: try statements())
    case .whileLoop:
      return .whileLoop(try expression(), try statements(), otherwise: try statements())
    case .branch: return .branch(try expression(), try statements(), otherwise: try statements())
    case .with: return .with(try withItems(), try statements())
    case .raising: return .raising(try optionalExpression())
    case .attempt:
      return .attempt(
        try statements(), try handlers(), otherwise: try statements(), finally: try statements())
    case .assertion: return .assertion(try expression())
    case .imports: return .imports(try aliases())
    case .importFrom:
      let module = try optionalText()
      let names = try aliases()
      return .importFrom(module, names, level: try level())
    case .global: return .global(try texts())
    case .nonlocal: return .nonlocal(try texts())
    case .expr: return .expression(try expression())
    case .pass: return .pass
    case .breaking: return .breaking
    case .continuing: return .continuing
    case .match, .typeAlias, .asyncFor, .asyncWith, .tryStar, .other: return .other
    default: throw Malformed()
    }
  }

  private mutating func level() throws(Malformed) -> Int {
    if try kind() == .none { return 0 }
    return Int(hex: try string()) ?? 0
  }

  private mutating func withItems() throws(Malformed) -> [(Expression, Expression?)] {
    try list { reader throws(Malformed) in
      try reader.expect(.withItem)
      _ = try reader.range()
      return (try reader.expression(), try reader.optionalExpression())
    }
  }

  private mutating func handlers() throws(Malformed) -> [Statement.Handler] {
    try list { reader throws(Malformed) in
      try reader.expect(.exceptHandler)
      _ = try reader.range()
      return Statement.Handler(
        type: try reader.optionalExpression(), name: try reader.optionalText(),
        body: try reader.statements())
    }
  }

  private mutating func aliases() throws(Malformed) -> [Statement.Alias] {
    try list { reader throws(Malformed) in
      try reader.expect(.alias)
      _ = try reader.range()
      return Statement.Alias(name: try reader.text(), alias: try reader.optionalText())
    }
  }

  private mutating func function(
    isAsync: Bool, _ range: SyntaxRange
  ) throws(Malformed) -> FunctionSyntax {
    let name = try text()
    let parameters = try parameters()
    let decorators = try expressions()
    let yields = try kind() == .yes
    let body = try statements()
    return FunctionSyntax(
      name: name, parameters: parameters, decorators: decorators, isGenerator: yields,
      isAsync: isAsync, isLambda: false, body: body, range: range)
  }

  private mutating func type(_ range: SyntaxRange) throws(Malformed) -> ClassSyntax {
    ClassSyntax(
      name: try text(), bases: try expressions(), keywords: try keywords(),
      decorators: try expressions(), body: try statements(), range: range)
  }

  private mutating func parameters() throws(Malformed) -> ParameterSyntax {
    try expect(.arguments)
    _ = try range()
    return ParameterSyntax(
      positionalOnly: try parameterNames(), positional: try parameterNames(),
      variadic: try optionalParameter(), keywordOnly: try parameterNames(),
      keywordDefaults: try list { reader throws(Malformed) in try reader.optionalExpression() },
      keywordVariadic: try optionalParameter(), defaults: try expressions())
  }

  private mutating func parameterNames() throws(Malformed) -> [String] {
    try list { reader throws(Malformed) in
      try reader.expect(.arg)
      _ = try reader.range()
      return try reader.text()
    }
  }

  private mutating func optionalParameter() throws(Malformed) -> String? {
    if try kind() == .none { return nil }
    _ = try range()
    return try text()
  }

  private mutating func keywords() throws(Malformed) -> [Expression.Keyword] {
    try list { reader throws(Malformed) in
      try reader.expect(.keyword)
      _ = try reader.range()
      return Expression.Keyword(name: try reader.optionalText(), value: try reader.expression())
    }
  }

  // MARK: Expressions

  private mutating func optionalExpression() throws(Malformed) -> Expression? {
    if position < numbers.count, numbers[position] == Kind.none.rawValue {
      position += 1
      return nil
    }
    return try expression()
  }

  private mutating func expression() throws(Malformed) -> Expression {
    let kind = try kind()
    let range = try range()
    return Expression(kind: try expression(kind, range), range: range)
  }

  private mutating func expression(
    _ kind: Kind, _ range: SyntaxRange
  ) throws(Malformed) -> Expression.Kind {
    switch kind {
    case .constant: return .constant(try constant())
    case .name: return .name(try text())
    case .attribute: return .attribute(try expression(), try text())
    case .subscripted: return .subscripted(try expression(), try expression())
    case .slice:
      return .slice(try optionalExpression(), try optionalExpression(), try optionalExpression())
    case .call: return .call(try expression(), try expressions(), try keywords())
    case .starred: return .starred(try expression())
    case .listDisplay: return .list(try expressions())
    case .tuple: return .tuple(try expressions())
    case .set: return .set(try expressions())
    case .dict: return .dict(try entries())
    case .listComp: return .comprehension(.list, try expression(), value: nil, try generators())
    case .setComp: return .comprehension(.set, try expression(), value: nil, try generators())
    case .generatorExp:
      return .comprehension(.generator, try expression(), value: nil, try generators())
    case .dictComp:
      return .comprehension(
        .dict, try expression(), value: try expression(), try generators())
    case .lambda: return .lambda(try lambda(range))
    case .ifExp:
      return .conditional(
        test: try expression(), then: try expression(), otherwise: try expression())
    case .boolOp: return .logical(isAnd: try operation() == "And", try expressions())
    case .unaryOp:
      let operation = try operation()
      let operand = try expression()
      return operation == "Not" ? .not(operand) : .unary(operation, operand)
    case .binOp: return .binary(try expression(), try operation(), try expression())
    case .compare: return try comparison()
    case .joinedStr: return .joined(try expressions())
    case .formattedValue: return try formatted()
    case .namedExpr:
      guard case .name(let name) = try expression().kind else { throw Malformed() }
      return .named(name, try expression())
    case .yield: return .yield(try optionalExpression())
    case .yieldFrom: return .yieldFrom(try expression())
    case .await:
      _ = try expression()
      return .other
    case .other: return .other
    default: throw Malformed()
    }
  }

  private mutating func constant() throws(Malformed) -> Expression.Constant {
    switch try kind() {
    case .none: return .none
    case .yes: return .bool(true)
    case .no: return .bool(false)
    case .ellipsis: return .ellipsis
    case .text: return .string(try string())
    case .number:
      let text = try string()
      return Int(hex: text).map { .int($0) } ?? .other(text)
    case .float:
      let text = try string()
      return Double(text).map { .float($0) } ?? .other(text)
    case .bytes, .complex: return .other(try string())
    default: throw Malformed()
    }
  }

  private mutating func entries() throws(Malformed) -> [Expression.Entry] {
    let keys = try list { reader throws(Malformed) in try reader.optionalExpression() }
    let values = try expressions()
    guard keys.count == values.count else { throw Malformed() }
    return zip(keys, values).map { Expression.Entry(key: $0, value: $1) }
  }

  private mutating func generators() throws(Malformed) -> [Expression.Generator] {
    try list { reader throws(Malformed) in
      try reader.expect(.comprehension)
      _ = try reader.range()
      return Expression.Generator(
        target: try reader.expression(), iterable: try reader.expression(),
        conditions: try reader.expressions())
    }
  }

  private mutating func lambda(_ range: SyntaxRange) throws(Malformed) -> FunctionSyntax {
    let parameters = try parameters()
    let value = try expression()
    return FunctionSyntax(
      name: "<lambda>", parameters: parameters, decorators: [], isGenerator: false,
      isAsync: false, isLambda: true,
      body: [Statement(kind: .returning(value), range: value.range)], range: range)
  }

  private mutating func comparison() throws(Malformed) -> Expression.Kind {
    let left = try expression()
    let operations = try list { reader throws(Malformed) in try reader.operation() }
    let values = try expressions()
    guard operations.count == values.count else { throw Malformed() }
    return .comparison(
      left, zip(operations, values).map { Expression.Comparison(operation: $0, value: $1) })
  }

  private mutating func formatted() throws(Malformed) -> Expression.Kind {
    let value = try expression()
    try expect(.number)
    let code = Int(hex: try string()) ?? -1
    let conversion = code < 0 ? nil : UnicodeScalar(UInt32(code)).map(Character.init)
    return .formatted(value, conversion: conversion, specification: try optionalExpression())
  }
}

extension Int {
  /// What Python's `hex` writes; nil beyond 64 bits.
  fileprivate init?(hex text: String) {
    let isNegative = text.hasPrefix("-")
    guard let value = Int(text.dropFirst(isNegative ? 3 : 2), radix: 16) else { return nil }
    self = isNegative ? -value : value
  }
}
