import OpenAPI
import Rules
import Syntax
import Text

/// The headers that a configuration permits: a list of names and globs, or a mapping of these to shapes.
extension ConfigurationReader {
  mutating func readHeaders(_ node: Node, _ subject: String) {
    if node.isSequence {
      let names = values.textNodes(node, subject).filter { permits($0) }
      configuration.words += ConfiguredWord.elements(names, of: node, .header)
      return
    }
    reportRepeatedNames(node)
    for member in values.members(node, subject) {
      if permits(member.key) { configuration.words.append(ConfiguredWord(key: member.key, .header)) }
      readShape(member.value, of: member.name)
    }
  }

  /// Of two shapes of one header, only the first would count.
  private mutating func reportRepeatedNames(_ node: Node) {
    var first: [String: Node] = [:]
    for member in node.members {
      guard let known = first.updateValue(member.key, forKey: asciiLowercase(member.name)) else { continue }
      first[asciiLowercase(member.name)] = known
      // Equal keys are reported in any mapping.
      guard let name = known.text, name != member.name else { continue }
      let line = values.lines.line(at: known.range.lowerBound)
      values.report("'\(member.name)' is '\(name)' of line \(line); delete one of the two", at: member.key)
    }
  }

  /// Adds a name to the permitted ones.
  /// - Returns: false if it isn't a valid name, which is reported.
  private mutating func permits(_ name: Node) -> Bool {
    if let mistake = NameSyntax.mistake(inPattern: name.text!) {
      values.report(mistake, at: name)
      return false
    }
    configuration.additions.headers.append(name.text!)
    return true
  }

  private enum ShapeKey: String, CaseIterable {
    case direction
    case schema
  }

  private mutating func readShape(_ node: Node, of header: String) {
    var direction = HeaderShape.Direction.both
    var schema: Node?
    for (key, value) in values.entries(node, ShapeKey.self, "'\(header)'") {
      switch key {
      case .direction: direction = values.word(value, HeaderShape.Direction.self, "'direction'") ?? .both
      case .schema:
        let known = values.mistakes.count
        checkSchema(value, "schema")
        if values.mistakes.count == known { checkForm(value, of: header) }
        schema = value
      }
    }
    configuration.additions.shapes.append(HeaderShape(header, direction: direction, schema: schema))
  }

  // MARK: Schemas

  /// The keywords that JSON Schema and OpenAPI define for a header's schema.
  private static let keywords = [
    "$comment", "const", "default", "deprecated", "description", "enum", "example", "examples",
    "exclusiveMaximum", "exclusiveMinimum", "externalDocs", "format", "items", "maxItems", "maxLength",
    "maximum", "minItems", "minLength", "minimum", "multipleOf", "nullable", "pattern", "title", "type",
    "uniqueItems",
  ]

  private mutating func checkSchema(_ schema: Node, _ subject: String) {
    guard schema.isMapping else { return values.report("'\(subject)' must be a mapping", at: schema) }
    for member in schema.members where !member.name.hasPrefix("x-") {
      switch member.name {
      case "type": checkTypes(member.value)
      case "items": checkSchema(member.value, "items")
      case "format", "pattern":
        if values.text(member.value, "'\(member.name)'") != nil, member.value.string == nil {
          values.report("'\(member.name)' must be a string; put it between quotes", at: member.value)
        }
      case "enum" where !member.value.isSequence: values.report("'enum' must be a list", at: member.value)
      case "$ref":
        values.report(
          "a schema in a configuration can't have '$ref'; write its keywords here", at: member.key)
      case let keyword where !Self.keywords.contains(keyword):
        values.report(
          "unknown keyword '\(keyword)'; \(ConfigurationValueReader.suggestion(keyword, Self.keywords))",
          at: member.key)
      default: break
      }
    }
  }

  /// What a document is told about such a schema, its configuration is told as well.
  private mutating func checkForm(_ schema: Node, of header: String) {
    for mistake in ShapeSchema(schema).mistakes(of: header, rules) {
      values.report(mistake.message, at: mistake.place)
    }
  }

  private mutating func checkTypes(_ node: Node) {
    if node.isSequence, node.elements.isEmpty {
      values.report("'type' is empty, so no value fits; name a type, or delete 'type'", at: node)
    }
    for type in node.isSequence ? node.elements : [node] {
      if type.text != "null" { _ = values.word(type, ValueType.self, "'type'") }
    }
  }
}
