import Syntax

/// What a header's schema says about its values, with `$ref`, `allOf`, `oneOf` and `anyOf` looked through.
package struct SchemaFacts: Sendable {
  /// The Schema Object, or in 2.0 the parameter or header itself; nil where there is none.
  package let node: Node?
  /// Whether the value is described by `content` instead of by a schema.
  package let isContent: Bool
  /// The alternatives that a value may be; where nothing restricts them, one without a shape.
  package let alternatives: [SchemaAlternative]
  /// The shapes of the alternatives; nil where one of them has none.
  package let shapes: [ValueShape]?
  /// Every `format` that some alternative states, with where it is written.
  package let formats: [Keyword]
  /// Whether every reference in the schema could be followed.
  package let isComplete: Bool
  /// The `type` keyword that says so, for pointing at; nil where types follow from something else.
  package let typeNode: Node?

  init(
    node: Node?, isContent: Bool, alternatives: [SchemaAlternative], formats: [Keyword], isComplete: Bool,
    typeNode: Node?
  ) {
    self.node = node
    self.isContent = isContent
    self.alternatives = alternatives
    self.formats = formats
    self.isComplete = isComplete
    self.typeNode = typeNode
    let known = alternatives.compactMap(\.shape)
    var seen: Set<ValueShape> = []
    shapes = known.count == alternatives.count ? known.filter { seen.insert($0).inserted } : nil
  }

  /// A keyword's value and where it is written.
  package struct Keyword: Hashable, Sendable {
    package let text: String
    package let node: Node
  }

  /// The alternatives but null.
  package var presentAlternatives: [SchemaAlternative] {
    alternatives.filter { $0.shape != .simple(.null) }
  }

  /// The shapes but null: null means that the header is absent.
  package var presentShapes: [ValueShape]? { shapes?.filter { $0 != .simple(.null) } }
}

/// One alternative of what a value may be.
package struct SchemaAlternative: Hashable, Sendable {
  /// Nil where nothing says.
  package internal(set) var shape: ValueShape?
  /// The formats that it has to have.
  package internal(set) var formats: [SchemaFacts.Keyword] = []
  /// The `type` that says so; nil where the type follows from something else.
  package internal(set) var typeNode: Node?

  /// Nothing is known.
  static let any = SchemaAlternative()

  /// What fits both; nil where nothing does.
  func narrowed(by other: SchemaAlternative) -> SchemaAlternative? {
    var result = self
    result.formats += other.formats.filter { !formats.contains($0) }
    result.typeNode = typeNode ?? other.typeNode
    guard let otherShape = other.shape else { return result }
    guard let shape else {
      result.shape = otherShape
      return result
    }
    guard let common = shape.narrowed(by: otherShape) else { return nil }
    result.shape = common
    return result
  }
}
