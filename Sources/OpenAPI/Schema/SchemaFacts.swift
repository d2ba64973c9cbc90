import Syntax

/// What a header's schema says about its values, with `$ref`, `allOf`, `oneOf` and `anyOf` resolved.
///
/// A class to make copying cheap.
package final class SchemaFacts: Sendable {
  /// The Schema Object, or in 2.0 the parameter or header itself; nil if there is none.
  package let node: Node?
  /// Whether the value is described by `content` instead of by a schema.
  package let isContent: Bool
  /// The alternatives for a value; a single one without a shape if nothing restricts it.
  package let alternatives: [SchemaAlternative]
  /// The alternatives other than null.
  package let presentAlternatives: [SchemaAlternative]
  /// The shapes of the alternatives; nil if any has none.
  package let shapes: [ValueShape]?
  /// The shapes other than null: null means that the header is absent.
  package let presentShapes: [ValueShape]?
  /// Every `format` stated by some alternative, with its location.
  package let formats: [Keyword]
  /// Whether every reference in the schema could be followed.
  package let isComplete: Bool
  /// The `type` keyword, for pointing at; nil if types follow from something else.
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
    shapes = Self.shapes(of: alternatives)
    let isNullable = alternatives.contains { $0.shape == .simple(.null) }
    presentAlternatives = isNullable ? alternatives.filter { $0.shape != .simple(.null) } : alternatives
    presentShapes = isNullable ? shapes?.filter { $0 != .simple(.null) } : shapes
  }

  /// Each of them once; nil if any alternative has none.
  private static func shapes(of alternatives: [SchemaAlternative]) -> [ValueShape]? {
    if alternatives.count == 1 { return alternatives[0].shape.map { [$0] } }
    let known = alternatives.compactMap(\.shape)
    guard known.count == alternatives.count else { return nil }
    var seen: Set<ValueShape> = []
    return known.filter { seen.insert($0).inserted }
  }

  /// A keyword's value and where it is written.
  package struct Keyword: Hashable, Sendable {
    package let text: String
    package let node: Node
  }
}

/// One alternative for a value.
package struct SchemaAlternative: Hashable, Sendable {
  /// Nil if nothing states one.
  package internal(set) var shape: ValueShape?
  /// The formats required of it.
  package internal(set) var formats: [SchemaFacts.Keyword] = []
  /// The `type` that states its shape; nil if that follows from something else.
  package internal(set) var typeNode: Node?

  /// Unrestricted.
  static let any = SchemaAlternative()

  /// The intersection of both; nil if empty.
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
