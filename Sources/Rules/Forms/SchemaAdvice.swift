import OpenAPI
import Syntax

/// What to write for a schema with a mistake in its type or format.
struct SchemaAdvice {
  private let place: Place
  /// What is right as far as the schema itself shows.
  let kind: SchemaKind
  /// Whether the schema itself shows nothing, so that only a known header tells.
  let isGuess: Bool

  enum Place {
    /// Something else in the place of a schema.
    case noSchema(Node)
    /// The value of `type`, or an element of it.
    case type(Node)
    /// The value of `format`.
    case format(Node)
  }

  /// Whether only the format is wrong.
  var isAboutFormat: Bool { if case .format = place { true } else { false } }

  init(in place: Place, _ kind: SchemaKind, isGuess: Bool = false) {
    self.place = place
    self.kind = kind
    self.isGuess = isGuess
  }

  /// For messages.
  /// - Parameter holder: the schema.
  func words(_ kind: SchemaKind, in holder: Node) -> String {
    switch place {
    case .noSchema: return "'schema: \(kind.schema.flowText)'" + kind.lack
    case .type where kind.format != nil && holder["format"]?.text == kind.format:
      return Wording.quoted(["type: \(kind.type.rawValue)"])
    case .format where kind.type == self.kind.type:
      return kind.format.map { "'format: \($0)'" } ?? "no format"
    case .type, .format: return kind.words
    }
  }

  /// Nil where something has to be added that nobody can tell.
  /// - Parameter holder: the schema.
  func change(_ kind: SchemaKind, in holder: Node, _ version: OpenAPIVersion) -> Fix.Change? {
    switch place {
    case .noSchema(let node):
      return node.isSequence || kind.needsMore ? nil : .expand(node, kind.schema)
    case .format(let node):
      return kind.format.map { .rewrite(node, .string($0)) } ?? node.key.map { .remove([$0], name: "format") }
    case .type(let node):
      if kind.needsMore { return nil }
      var changes: [Fix.Change] = [.rewrite(node, .string(kind.type.rawValue))]
      if let format = kind.format, holder["format"]?.text != format {
        changes.append(.write([Fix.Setting("format", .string(format))], into: holder))
      }
      var foreign = KeywordTypes.foreign(in: holder, to: kind.type, version)
      if kind.format == nil, let format = KeywordTypes.foreignFormat(in: holder, to: kind.type) {
        foreign.append(format)
      }
      changes += foreign.map { .remove([$0], name: $0.text ?? "") }
      return changes.count == 1 ? changes[0] : .several(changes)
    }
  }
}
