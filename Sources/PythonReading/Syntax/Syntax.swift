/// Where a piece of Python stands in its file.
///
/// Lines from 1, columns in bytes from 0, the end exclusive: as `ast` has them.
package struct SyntaxRange: Sendable, Hashable {
  package let line: Int32
  package let column: Int32
  package let endLine: Int32
  package let endColumn: Int32

  package init(line: Int32, column: Int32, endLine: Int32, endColumn: Int32) {
    self.line = line
    self.column = column
    self.endLine = endLine
    self.endColumn = endColumn
  }
}

/// An expression of a parsed file.
package struct Expression: Sendable {
  package let kind: Kind
  package let range: SyntaxRange

  package indirect enum Kind: Sendable {
    case constant(Constant)
    case name(String)
    case attribute(Expression, String)
    case subscripted(Expression, Expression)
    case slice(Expression?, Expression?, Expression?)
    case call(Expression, [Expression], [Keyword])
    case starred(Expression)
    case list([Expression])
    case tuple([Expression])
    case set([Expression])
    case dict([Entry])
    case comprehension(ComprehensionKind, Expression, value: Expression?, [Generator])
    case lambda(FunctionSyntax)
    case conditional(test: Expression, then: Expression, otherwise: Expression)
    case logical(isAnd: Bool, [Expression])
    case not(Expression)
    case unary(String, Expression)
    case binary(Expression, String, Expression)
    case comparison(Expression, [Comparison])
    case joined([Expression])
    case formatted(Expression, conversion: Character?, specification: Expression?)
    case named(String, Expression)
    case yield(Expression?)
    case yieldFrom(Expression)
    /// What is not evaluated: `await` and what a newer Python brings.
    case other
  }

  package enum Constant: Sendable {
    case none, ellipsis
    case bool(Bool)
    case int(Int)
    case float(Double)
    case string(String)
    /// A number beyond 64 bits, bytes, a complex number.
    case other(String)
  }

  package enum ComprehensionKind: Sendable { case list, set, dict, generator }

  /// A nil key is `**value`.
  package struct Entry: Sendable {
    package let key: Expression?
    package let value: Expression
  }

  /// An operator, named as in `ast`, and what stands right of it.
  package struct Comparison: Sendable {
    package let operation: String
    package let value: Expression
  }

  /// A nil name is `**value`.
  package struct Keyword: Sendable {
    package let name: String?
    package let value: Expression
  }

  /// `for target in iterable if …`.
  package struct Generator: Sendable {
    package let target: Expression
    package let iterable: Expression
    package let conditions: [Expression]
  }
}

/// A statement of a parsed file.
package struct Statement: Sendable {
  package let kind: Kind
  package let range: SyntaxRange

  package indirect enum Kind: Sendable {
    case function(FunctionSyntax)
    case type(ClassSyntax)
    case returning(Expression?)
    case delete([Expression])
    case assign([Expression], Expression)
    case augmentedAssign(Expression, String, Expression)
    case annotated(Expression, Expression, Expression?)
    case loop(Expression, Expression, [Statement], otherwise: [Statement])
    case whileLoop(Expression, [Statement], otherwise: [Statement])
    case branch(Expression, [Statement], otherwise: [Statement])
    case with([(Expression, Expression?)], [Statement])
    case raising(Expression?)
    case attempt([Statement], [Handler], otherwise: [Statement], finally: [Statement])
    case assertion(Expression)
    case imports([Alias])
    case importFrom(String?, [Alias], level: Int)
    case global([String])
    case nonlocal([String])
    case expression(Expression)
    case pass, breaking, continuing
    /// What is not evaluated: `match`, `async for` and what a newer Python brings.
    case other
  }

  package struct Handler: Sendable {
    package let type: Expression?
    package let name: String?
    package let body: [Statement]
  }

  package struct Alias: Sendable {
    package let name: String
    package let alias: String?
  }
}

/// A class statement.
package final class ClassSyntax: Sendable {
  package let name: String
  package let bases: [Expression]
  package let keywords: [Expression.Keyword]
  package let decorators: [Expression]
  package let body: [Statement]
  package let range: SyntaxRange

  init(
    name: String, bases: [Expression], keywords: [Expression.Keyword], decorators: [Expression],
    body: [Statement], range: SyntaxRange
  ) {
    self.name = name
    self.bases = bases
    self.keywords = keywords
    self.decorators = decorators
    self.body = body
    self.range = range
  }
}

/// A function statement or a lambda.
package final class FunctionSyntax: Sendable {
  package let name: String
  package let parameters: ParameterSyntax
  package let decorators: [Expression]
  package let isGenerator: Bool
  package let isAsync: Bool
  package let isLambda: Bool
  package let body: [Statement]
  package let range: SyntaxRange
  /// The names that belong to the function, and those it takes from elsewhere by declaration.
  package let scope: ScopeNames

  init(
    name: String, parameters: ParameterSyntax, decorators: [Expression], isGenerator: Bool,
    isAsync: Bool, isLambda: Bool, body: [Statement], range: SyntaxRange
  ) {
    self.name = name
    self.parameters = parameters
    self.decorators = decorators
    self.isGenerator = isGenerator
    self.isAsync = isAsync
    self.isLambda = isLambda
    self.body = body
    self.range = range
    scope = ScopeNames(parameters: parameters, body: body)
  }
}

/// The parameters of a function.
package struct ParameterSyntax: Sendable {
  package let positionalOnly: [String]
  package let positional: [String]
  package let variadic: String?
  package let keywordOnly: [String]
  /// One for each keyword-only parameter; nil where it has none.
  package let keywordDefaults: [Expression?]
  package let keywordVariadic: String?
  /// Those of the last positional parameters.
  package let defaults: [Expression]
}

/// One module of a project.
package struct ModuleSyntax: Sendable {
  package let name: String
  /// Absolute; nil for a folder without `__init__.py`.
  package let path: String?
  package let isPackage: Bool
  package let body: [Statement]
  /// Why it has no body.
  package let problem: SyntaxProblem?
}

/// A file that Python cannot parse.
package struct SyntaxProblem: Sendable, Equatable {
  /// The exception that importing raises: `SyntaxError` or one of its kinds.
  package let type: String
  package let message: String
  package let line: Int?
  /// In characters from 1, as Python counts.
  package let column: Int?
}
