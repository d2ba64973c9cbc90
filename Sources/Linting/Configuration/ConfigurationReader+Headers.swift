import Rules
import Syntax

/// The headers that a configuration permits: a list of names and globs, or a mapping of them to their shapes.
extension ConfigurationReader {
  mutating func readHeaders(_ node: Node, _ subject: String) {
    if node.isSequence {
      for name in values.textNodes(node, subject) { permit(name) }
      return
    }
    for member in values.members(node, subject) {
      permit(member.key)
      checkShape(member.value, of: member.name)
    }
  }

  private mutating func permit(_ name: Node) {
    if let mistake = NameSyntax.mistake(inPattern: name.text!) {
      values.report(mistake, at: name)
    } else {
      configuration.additions.headers.append(name.text!)
      configuration.words.append(ConfiguredWord(name, .header))
    }
  }

  private enum ShapeKey: String, CaseIterable {
    case direction
    case schema
  }

  private enum Direction: String, CaseIterable {
    case request
    case response
    case both
  }

  private mutating func checkShape(_ node: Node, of header: String) {
    for (key, value) in values.entries(node, ShapeKey.self, "'\(header)'") {
      switch key {
      case .direction: _ = values.word(value, Direction.self, "'direction'")
      case .schema: if !value.isMapping { values.report("'schema' is a mapping", at: value) }
      }
    }
  }
}
