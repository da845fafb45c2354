extension Evaluator {
  func evaluate(_ expression: Expression, _ frame: Frame) throws(Stop) -> Value {
    try step(at: place(expression.range, frame))
    let value = try deeper(at: place(expression.range, frame)) { () throws(Stop) in
      try evaluateInner(expression, frame)
    }
    // Whatever is done with it may raise an error.
    if value.unknown != nil { unknownsMade += 1 }
    if watcher != nil, case .unknown(let unknown) = value, expression.isDerived {
      return .unknown(unknown.further)
    }
    return value
  }

  private func evaluateInner(_ expression: Expression, _ frame: Frame) throws(Stop) -> Value {
    let place = place(expression.range, frame)
    switch expression.kind {
    case .constant(let constant): return value(of: constant, at: place)
    case .name(let name): return try lookUp(name, frame, at: place)
    case .attribute(let base, let name):
      return try attribute(name, of: try evaluate(base, frame), at: place)
    case .subscripted(let base, let index):
      return try item(of: try evaluate(base, frame), try evaluate(index, frame), at: place)
    case .slice(let lower, let upper, let step):
      // Four parts mark it as what only stands between brackets.
      return .tuple([
        try optional(lower, frame), try optional(upper, frame), try optional(step, frame),
        .ellipsis,
      ])
    case .call(let function, let arguments, let keywords):
      return try evaluateCall(function, arguments, keywords, frame, at: place)
    case .starred(let inner): return try evaluate(inner, frame)
    case .list(let items): return .list(try evaluateItems(items, frame))
    case .tuple(let items): return .tuple(try evaluateItems(items, frame))
    case .set(let items): return try makeSet(try evaluateItems(items, frame), at: place)
    case .dict(let entries): return try evaluateDict(entries, frame, at: place)
    case .comprehension(.generator, let element, _, let generators):
      guard let first = generators.first else { return .none }
      // What the first loop goes over is evaluated at once, all else when items are asked for.
      let source = try evaluate(first.iterable, frame)
      try refuseUnlessIterable(source, at: place)
      let inner = comprehensionFrame(generators, in: frame)
      return try iterator("a generator expression", around: inner, at: place) {
        (made) throws(Stop) in
        let items = try taken(of: source, by: "a generator expression", at: place)
        let turns = LoopTurns(through: items, self, at: place)
        try comprehend(element, nil, generators, over: turns, inner, at: place, into: &made)
      }
    case .comprehension(let kind, let element, let value, let generators):
      return try comprehension(kind, element, value, generators, frame, at: place)
    case .lambda(let syntax): return .function(try makeFunction(syntax, frame))
    case .conditional(let test, let then, let otherwise):
      let condition = try evaluate(test, frame)
      switch try truth(of: condition, at: place) {
      case .known(true): return try evaluate(then, frame)
      case .known(false): return try evaluate(otherwise, frame)
      case .unknown(let unknown):
        for way in [then, otherwise] {
          _ = try tentatively(unknown) { () throws(Stop) in
            mayBe(unknown, try evaluate(way, frame))
          }
        }
        return .unknown(unknown)
      }
    case .logical(let isAnd, let values): return try logical(isAnd, values, frame, at: place)
    case .not(let operand):
      switch try truth(of: try evaluate(operand, frame), at: place) {
      case .known(let value): return .bool(!value)
      case .unknown(let unknown): return .unknown(unknown)
      }
    case .unary(let operation, let operand):
      return try unary(operation, try evaluate(operand, frame), at: place)
    case .binary(let left, let operation, let right):
      return try binary(
        operation, try evaluate(left, frame), try evaluate(right, frame), at: place)
    case .comparison(let left, let rest): return try comparison(left, rest, frame, at: place)
    case .joined(let parts): return try joined(parts, frame)
    case .formatted(let value, let conversion, let specification):
      return try formatted(value, conversion, specification, frame, at: place)
    case .named(let name, let value):
      let value = try evaluate(value, frame)
      assign(name, value, frame)
      return value
    case .yield(let value):
      let value = try optional(value, frame)
      if let outer = yieldingFrame(frame) {
        outer.yielded.append(value)
        outer.watchYielded(value)
        if outer.yielded.count > 10_000 {
          throw .unresolved(Unknown("it may yield items for ever", at: place))
        }
      }
      return unknown("what a generator is sent is not known", at: place)
    case .yieldFrom(let value):
      let items = try taken(of: try evaluate(value, frame), by: "a generator", at: place)
      yieldingFrame(frame)?.yielded += items
      return unknown("what a generator returns is not kept", at: place)
    case .other: return unknown("this expression is not evaluated", at: place)
    }
  }

  func yieldingFrame(_ frame: Frame) -> Frame? {
    var current: Frame? = frame
    while let each = current, each.kind != .function { current = each.parent }
    return current
  }

  private func value(of constant: Expression.Constant, at place: Place) -> Value {
    switch constant {
    case .none: .none
    case .ellipsis: .ellipsis
    case .bool(let value): .bool(value)
    case .int(let value): .int(value)
    case .float(let value): .float(value)
    case .string(let text): .string(text)
    case .other(let text): unknown("the constant \(text.prefix(40)) is not evaluated", at: place)
    }
  }

  func optional(_ expression: Expression?, _ frame: Frame) throws(Stop) -> Value {
    guard let expression else { return .none }
    return try evaluate(expression, frame)
  }

  /// The items of a display or of arguments, starred ones spread.
  func evaluateItems(_ items: [Expression], _ frame: Frame) throws(Stop) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(items.count)
    for item in items {
      guard case .starred(let inner) = item.kind else {
        values.append(try evaluate(item, frame))
        continue
      }
      values += try self.items(of: try evaluate(inner, frame), at: place(item.range, frame))
    }
    return values
  }

  private func evaluateDict(
    _ entries: [Expression.Entry], _ frame: Frame, at place: Place
  ) throws(Stop) -> Value {
    let dict = DictObject()
    for entry in entries {
      guard let key = entry.key else {
        try update(dict, with: try evaluate(entry.value, frame), at: place)
        continue
      }
      let written = try evaluate(key, frame)
      let value = try evaluate(entry.value, frame)
      try setItem(of: .dict(dict), written, to: value, at: place)
    }
    return .dict(dict)
  }

  /// Adds what a mapping, or a list of pairs, holds.
  func update(_ dict: DictObject, with value: Value, at place: Place) throws(Stop) {
    switch value {
    case .instance(let instance) where instance.type.isMapping:
      // How its keys are gone through is not followed, unless as those of any dictionary.
      if case .dict? = instance.payload, instance.type.inherited("__iter__") == nil {
        return try update(dict, with: instance.payload ?? .none, at: place)
      }
      blur(dict, Unknown("\(instance.type.name) gives its keys in its own way", at: place))
    case .dict(let other):
      if let reason = other.orderReason { dict.hideOrder(reason) }
      if let rest = other.rest { blur(dict, rest) }
      for entry in other.items {
        if let key = entry.key.key { dict.set(key, entry.key, entry.value) }
      }
    case .unknown(let unknown), .rest(let unknown): blur(dict, unknown)
    case .external(let name): blur(dict, Unknown("\(name) is not read", at: place))
    default:
      try take(from: value, at: place) { (pair) throws(Stop) in
        if let rest = pair.unknown { return blur(dict, rest) }
        let parts = try items(of: pair, at: place)
        guard parts.count == 2 else {
          throw failure(
            "ValueError", "dictionary update sequence element has wrong length", at: place)
        }
        try setItem(of: .dict(dict), parts[0], to: parts[1], at: place)
      }
    }
  }

  package func makeSet(_ items: [Value], isFrozen: Bool = false, at place: Place) throws(Stop)
    -> Value
  {
    let set = SetObject(isFrozen: isFrozen)
    for item in items { try insert(item, into: set, at: place) }
    return .set(set)
  }

  func insert(_ item: Value, into set: SetObject, at place: Place) throws(Stop) {
    if let key = try hashed(item, at: place) {
      set.insert(key, item)
    } else {
      set.rest = set.rest ?? obscure(item, at: place)
    }
  }

  private func logical(
    _ isAnd: Bool, _ values: [Expression], _ frame: Frame, at place: Place
  ) throws(Stop) -> Value {
    var last = Value.none
    for (index, value) in values.enumerated() {
      last = try evaluate(value, frame)
      switch try truth(of: last, at: place) {
      case .known(let truth): if truth != isAnd { return last }
      case .unknown(let unknown):
        _ = try tentatively(unknown) { () throws(Stop) in
          for other in values[(index + 1)...] { mayBe(unknown, try evaluate(other, frame)) }
        }
        return .unknown(unknown)
      }
    }
    return last
  }

  private func comparison(
    _ left: Expression, _ rest: [Expression.Comparison], _ frame: Frame,
    at place: Place
  ) throws(Stop) -> Value {
    var left = try evaluate(left, frame)
    for (index, each) in rest.enumerated() {
      let right = try evaluate(each.value, frame)
      let result = try compared(each.operation, left, right, at: place)
      if index == rest.count - 1 { return result }
      switch try truth(of: result, at: place) {
      case .known(true): left = right
      case .known(false): return result
      case .unknown(let unknown):
        _ = try tentatively(unknown) { () throws(Stop) in
          for other in rest[(index + 1)...] { _ = try evaluate(other.value, frame) }
        }
        return .unknown(unknown)
      }
    }
    return .bool(true)
  }

  // MARK: Comprehensions

  private func comprehension(
    _ kind: Expression.ComprehensionKind, _ element: Expression, _ value: Expression?,
    _ generators: [Expression.Generator], _ frame: Frame, at place: Place
  ) throws(Stop) -> Value {
    guard let first = generators.first else { return .none }
    let source = try evaluate(first.iterable, frame)
    // What is put into a set is there in any order.
    let turns: LoopTurns =
      if kind == .set, case .set = source {
        LoopTurns(through: try members(of: source, at: place), self, at: place)
      } else {
        try LoopTurns(over: source, self, at: place)
      }
    var made: [Value] = []
    let inner = comprehensionFrame(generators, in: frame)
    try comprehend(element, value, generators, over: turns, inner, at: place, into: &made)
    switch kind {
    case .list, .generator: return .list(made)
    case .set: return try makeSet(made, at: place)
    case .dict:
      let dict = DictObject()
      try update(dict, with: .list(made), at: place)
      return .dict(dict)
    }
  }

  private func comprehensionFrame(
    _ generators: [Expression.Generator], in frame: Frame
  ) -> Frame {
    let inner = Frame(
      .comprehension, module: frame.module, parent: frame, qualifiedName: frame.qualifiedName)
    for generator in generators { inner.bindTargets(of: generator.target) }
    return inner
  }

  /// Appends what a comprehension makes over the items of its first loop.
  private func comprehend(
    _ element: Expression, _ value: Expression?, _ generators: [Expression.Generator],
    over turns: LoopTurns, _ inner: Frame, at place: Place, into made: inout [Value]
  ) throws(Stop) {
    var result: [Value] = []
    defer { made += result }
    let idle = { () throws(Stop) in
      _ = try self.evaluate(element, inner)
      if let value { _ = try self.evaluate(value, inner) }
    }
    let uncertain: (Unknown) -> Void = { result.append(.rest($0)) }
    try generate(
      generators[...], over: turns, inner, at: place, uncertain: uncertain, idle: idle
    ) { () throws(Stop) in
      let first = try evaluate(element, inner)
      guard let value else {
        result.append(first)
        return
      }
      result.append(.tuple([first, try evaluate(value, inner)]))
    }
  }

  private func generate(
    _ generators: ArraySlice<Expression.Generator>, over given: LoopTurns? = nil, _ frame: Frame,
    at place: Place, uncertain: (Unknown) -> Void, idle: () throws(Stop) -> Void,
    _ body: () throws(Stop) -> Void
  ) throws(Stop) {
    guard let first = generators.first else { return try body() }
    var turns: LoopTurns
    if let given {
      turns = given
    } else {
      turns = try LoopTurns(over: try evaluate(first.iterable, frame), self, at: place)
    }
    nextItem: while let item = try turns.next() {
      if let rest = item.restUnknown {
        uncertain(rest)
        // Twice: what one turn leaves is what the next begins with.
        for _ in 0..<2 {
          _ = try tentatively(rest) { () throws(Stop) in
            try assign(first.target, .unknown(rest), frame)
            for condition in first.conditions { _ = try evaluate(condition, frame) }
            try generate(
              generators.dropFirst(), frame, at: place, uncertain: { _ in }, idle: idle, idle)
          }
        }
        continue
      }
      try assign(first.target, item, frame)
      for condition in first.conditions {
        switch try truth(of: try evaluate(condition, frame), at: place) {
        case .known(true): break
        case .known(false): continue nextItem
        case .unknown(let unknown):
          uncertain(unknown)
          _ = try tentatively(unknown) { () throws(Stop) in
            try generate(
              generators.dropFirst(), frame, at: place, uncertain: { _ in }, idle: idle, idle)
          }
          continue nextItem
        }
      }
      try generate(
        generators.dropFirst(), frame, at: place, uncertain: uncertain, idle: idle, body)
    }
  }

  // MARK: Formatted strings

  private func joined(_ parts: [Expression], _ frame: Frame) throws(Stop) -> Value {
    var text = ""
    for part in parts {
      let value = try evaluate(part, frame)
      guard let string = value.string else {
        if let unknown = value.unknown { return .unknown(unknown) }
        return unknown("a part of this text is not known", at: place(part.range, frame))
      }
      text += string
    }
    return .string(text)
  }

  private func formatted(
    _ expression: Expression, _ conversion: Character?, _ specification: Expression?,
    _ frame: Frame, at place: Place
  ) throws(Stop) -> Value {
    let value = try evaluate(expression, frame)
    let specification = try optional(specification, frame)
    if let unknown = specification.unknown { return .unknown(unknown) }
    return try format(
      value, conversion: conversion, specification: specification.string ?? "", at: place)
  }
}
