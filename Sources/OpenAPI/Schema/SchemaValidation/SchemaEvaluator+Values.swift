import Syntax

/// Keywords that need only the value and the schema.
extension SchemaEvaluator {
  static func typeFault(_ value: SchemaInstance, _ schema: SchemaView) -> SchemaFault? {
    guard let node = schema.keyword("type"), let types = schema.types else { return nil }
    let isOfType = types.contains(value.type) || value.type == .integer && types.contains(.number)
    return isOfType ? nil : SchemaFault(.type, node)
  }

  /// `const` and `enum`, compared as text as well: in a field value, quotes around a number make no
  /// difference.
  static func valueFault(_ value: SchemaInstance, _ schema: Node) -> SchemaFault? {
    if let node = schema["const"], !isEqual(value, to: node) { return SchemaFault(.const, node) }
    guard let node = schema["enum"] else { return nil }
    let members = node.elements
    guard !members.isEmpty, !members.contains(where: { isEqual(value, to: $0) }) else { return nil }
    return SchemaFault(.enum, node)
  }

  /// Collections aren't compared: where the schema has texts and the value is a list, the texts are meant for
  /// its items.
  private static func isEqual(_ value: SchemaInstance, to node: Node) -> Bool {
    switch value {
    case .null: return node.isNull
    case .list, .object: return true
    case .number(let number):
      switch node.scalar {
      case .integer(let text), .number(let text): return number == SchemaNumber(text)
      case .string(let text):
        return number.text == text || SchemaNumber.isNumber(text) && number == SchemaNumber(text)
      default: return false
      }
    case .boolean(let text), .string(let text):
      return hasText(node, text) || node.boolean.map { text == ($0 ? "true" : "false") } ?? false
    }
  }

  /// Copies nothing: the list may be long and shared by many headers.
  private static func hasText(_ node: Node, _ text: String) -> Bool {
    node.isScalar
      && node.withText { $0.count == text.utf8.count && $0.elementsEqual(text.utf8) }
  }

  // MARK: Numbers

  static func numberFault(_ value: SchemaNumber, _ schema: Node) -> SchemaFault? {
    guard value.isFinite else { return nil }
    if let node = schema["format"], let format = node.text, !NumberFormat.accepts(value, format) {
      return SchemaFault(.format, node)
    }
    if let fault = lowerBoundFault(value, schema) ?? upperBoundFault(value, schema) { return fault }
    guard let node = schema["multipleOf"], let divisor = SchemaNumber.stated(by: node),
      !value.isMultiple(of: divisor)
    else {
      return nil
    }
    return SchemaFault(.multipleOf, node)
  }

  /// `exclusiveMinimum` is a boolean beside `minimum` up to OpenAPI 3.0, and a number since 3.1; either form
  /// is understood in any version.
  private static func lowerBoundFault(_ value: SchemaNumber, _ schema: Node) -> SchemaFault? {
    let exclusive = schema["exclusiveMinimum"]
    if let node = schema["minimum"], let bound = SchemaNumber.stated(by: node) {
      let isExclusive = exclusive?.boolean == true
      if value < bound || isExclusive && value == bound {
        return SchemaFault(.minimum(isExclusive: isExclusive), node)
      }
    }
    guard let exclusive, let bound = SchemaNumber.stated(by: exclusive), !(bound < value) else { return nil }
    return SchemaFault(.minimum(isExclusive: true), exclusive)
  }

  private static func upperBoundFault(_ value: SchemaNumber, _ schema: Node) -> SchemaFault? {
    let exclusive = schema["exclusiveMaximum"]
    if let node = schema["maximum"], let bound = SchemaNumber.stated(by: node) {
      let isExclusive = exclusive?.boolean == true
      if bound < value || isExclusive && value == bound {
        return SchemaFault(.maximum(isExclusive: isExclusive), node)
      }
    }
    guard let exclusive, let bound = SchemaNumber.stated(by: exclusive), !(value < bound) else { return nil }
    return SchemaFault(.maximum(isExclusive: true), exclusive)
  }
}
