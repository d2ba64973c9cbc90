import Syntax

/// The result of reading one schema.
struct SchemaReading {
  /// The alternatives for a value; a single unrestricted one if nothing restricts it.
  var alternatives: [SchemaAlternative] = [.any]
  /// Every `format` stated by some alternative.
  var formats: [SchemaFacts.Keyword] = []
  /// The first `type`.
  var typeNode: Node?
  /// Whether every reference could be followed.
  var isComplete = true

  /// Adds the findings of a part except its alternatives, which are joined in more ways than one.
  mutating func add(_ part: SchemaReading) {
    formats += part.formats
    if typeNode == nil { typeNode = part.typeNode }
    if !part.isComplete { isComplete = false }
  }
}
