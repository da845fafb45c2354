/// The names that a function binds: Python decides by the whole body where a name belongs.
package struct ScopeNames: Sendable {
  private(set) package var local: Set<String> = []
  private(set) package var global: Set<String> = []
  private(set) package var nonlocal: Set<String> = []

  init(parameters: ParameterSyntax, body: [Statement]) {
    local.formUnion(parameters.positionalOnly)
    local.formUnion(parameters.positional)
    local.formUnion(parameters.keywordOnly)
    if let name = parameters.variadic { local.insert(name) }
    if let name = parameters.keywordVariadic { local.insert(name) }
    var walk = SyntaxWalk()
    walk.visit(body)
    global = walk.global
    nonlocal = walk.nonlocal
    local.formUnion(walk.bound)
    local.subtract(global)
    local.subtract(nonlocal)
  }
}

/// What a block binds, changes and calls, without its inner functions and classes.
struct SyntaxWalk {
  var bound: Set<String> = []
  var global: Set<String> = []
  var nonlocal: Set<String> = []
  /// What stands before a dot or a bracket that is assigned or deleted.
  var changed: [Expression] = []
  var calls: [Expression] = []
  /// Whether the block can end the function around it.
  var returns = false
  /// Whether it hands out a value as a generator does.
  var yields = false
  /// Whether it can leave a loop, or go on to the next turn.
  var turns = false

  mutating func visit(_ block: [Statement]) {
    for statement in block { visit(statement) }
  }

  mutating func visit(_ statement: Statement) {
    switch statement.kind {
    case .function(let syntax):
      bound.insert(syntax.name)
      for each in syntax.decorators { visit(each) }
    case .type(let syntax):
      bound.insert(syntax.name)
      for each in syntax.bases + syntax.decorators { visit(each) }
    case .returning(let value):
      returns = true
      if let value { visit(value) }
    case .raising(let value): if let value { visit(value) }
    case .breaking, .continuing: turns = true
    case .delete(let targets): for target in targets { bind(target) }
    case .assign(let targets, let value):
      for target in targets { bind(target) }
      visit(value)
    case .augmentedAssign(let target, _, let value):
      bind(target)
      changed.append(target)
      visit(value)
    case .annotated(let target, _, let value):
      bind(target)
      if let value { visit(value) }
    case .loop(let target, let iterable, let body, let otherwise):
      bind(target)
      visit(iterable)
      visit(loop: body)
      visit(otherwise)
    case .whileLoop(let test, let body, let otherwise):
      visit(test)
      visit(loop: body)
      visit(otherwise)
    case .branch(let test, let body, let otherwise):
      visit(test)
      visit(body + otherwise)
    case .with(let items, let body):
      for (value, target) in items {
        visit(value)
        if let target { bind(target) }
      }
      visit(body)
    case .attempt(let body, let handlers, let otherwise, let finally):
      visit(body + otherwise + finally)
      for handler in handlers {
        if let name = handler.name { bound.insert(name) }
        visit(handler.body)
      }
    case .imports(let aliases):
      for alias in aliases {
        let top = alias.name.split(separator: ".").first.map(String.init) ?? alias.name
        bound.insert(alias.alias ?? top)
      }
    case .importFrom(_, let aliases, _):
      for alias in aliases where alias.name != "*" { bound.insert(alias.alias ?? alias.name) }
    case .global(let names): global.formUnion(names)
    case .nonlocal(let names): nonlocal.formUnion(names)
    case .assertion(let value), .expression(let value): visit(value)
    case .pass, .other: break
    }
  }

  /// What leaves a loop inside the block leaves nothing around it.
  private mutating func visit(loop body: [Statement]) {
    let before = turns
    visit(body)
    turns = before
  }

  private mutating func bind(_ target: Expression) {
    switch target.kind {
    case .name(let name): bound.insert(name)
    case .tuple(let items), .list(let items): for item in items { bind(item) }
    case .starred(let inner): bind(inner)
    case .attribute(let base, _), .subscripted(let base, _): changed.append(base)
    default: break
    }
  }

  mutating func visit(_ expression: Expression) {
    switch expression.kind {
    case .call(let function, let arguments, let keywords):
      calls.append(expression)
      visit(function)
      for argument in arguments { visit(argument) }
      for keyword in keywords { visit(keyword.value) }
    case .named(let name, let value):
      bound.insert(name)
      visit(value)
    case .yield, .yieldFrom:
      yields = true
      for child in expression.children { visit(child) }
    default: for child in expression.children { visit(child) }
    }
  }
}

extension Expression {
  /// The expressions directly in it, those of comprehensions included.
  var children: [Expression] {
    switch kind {
    case .constant, .name, .lambda, .other: []
    case .attribute(let base, _): [base]
    case .subscripted(let base, let index): [base, index]
    case .slice(let lower, let upper, let step): [lower, upper, step].compactMap(\.self)
    case .call(let function, let arguments, let keywords):
      [function] + arguments + keywords.map(\.value)
    case .starred(let inner), .not(let inner), .unary(_, let inner), .named(_, let inner),
      .yieldFrom(let inner):
      [inner]
    case .list(let items), .tuple(let items), .set(let items), .logical(_, let items),
      .joined(let items):
      items
    case .dict(let entries): entries.flatMap { [$0.key, $0.value].compactMap(\.self) }
    case .comprehension(_, let element, let value, let generators):
      [element] + (value.map { [$0] } ?? [])
        + generators.flatMap { [$0.target, $0.iterable] + $0.conditions }
    case .conditional(let test, let then, let otherwise): [test, then, otherwise]
    case .binary(let left, _, let right): [left, right]
    case .comparison(let left, let rest): [left] + rest.map(\.value)
    case .formatted(let value, _, let specification): [value] + (specification.map { [$0] } ?? [])
    case .yield(let value): value.map { [$0] } ?? []
    }
  }
}
