import Syntax

/// What reading one schema brought to light.
struct SchemaReading {
  /// What a value may be; one alternative that says nothing where nothing restricts it.
  var alternatives: [SchemaAlternative] = [.any]
  /// Every `format` that some alternative states.
  var formats: [SchemaFacts.Keyword] = []
  /// The first `type`.
  var typeNode: Node?
  /// Whether every reference could be followed.
  var isComplete = true

  /// Takes in what was found in a part, alternatives aside: those are joined in more ways than one.
  mutating func add(_ part: SchemaReading) {
    formats += part.formats
    if typeNode == nil { typeNode = part.typeNode }
    if !part.isComplete { isComplete = false }
  }
}
