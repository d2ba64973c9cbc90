import Syntax

/// A value as a schema sees it. A field value is text, so that the same text may be several of these.
enum SchemaInstance {
  case null
  case boolean(String)
  case number(SchemaNumber)
  case string(String)
  /// - Parameter elements: nil where they can't be told apart.
  case list([Element]?)
  /// An object; what is in it is left to others.
  case object

  /// An element of a list: data, or a part of a field value.
  enum Element {
    case data(Node)
    case text(String)
  }

  var type: ValueType {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .number(let number): number.isWhole ? .integer : .number
    case .string: .string
    case .list: .array
    case .object: .object
    }
  }

  /// The text of a scalar.
  var text: String? {
    switch self {
    case .boolean(let text), .string(let text): text
    case .number(let number): number.text
    case .null, .list, .object: nil
    }
  }

  // MARK: Readings

  /// What an element of a list may be. Lists within lists have no form as text.
  static func readings(of element: Element) -> [SchemaInstance] {
    switch element {
    case .text(let text): scalars(text)
    case .data(let node): readings(of: node)
    }
  }

  /// What a stated value may be, the likeliest first: the data that it is, or the text that is sent.
  /// - Parameter shapes: what the definition allows; only where it allows lists and objects is text read as such.
  static func readings(of value: StatedValue, _ shapes: [ValueShape]) -> [SchemaInstance] {
    guard let text = value.node.text else { return readings(of: value.node) }
    var readings = value.origin == .serializedExample ? scalars(text) : readings(of: value.node)
    if !value.isItem, shapes.contains(where: { if case .array = $0 { true } else { false } }) {
      readings += lists(text, value.form)
    }
    if value.node.string != nil, shapes.contains(.simple(.object)) { readings.append(.object) }
    return readings
  }

  private static func readings(of node: Node) -> [SchemaInstance] {
    switch node.kind {
    case .mapping: return [.object]
    case .sequence: return [.list(node.elements.map(Element.data))]
    case .scalar:
      switch node.scalar! {
      case .null: return [.null]
      case .boolean: return [.boolean(node.text!), .string(node.text!)]
      case .integer(let text), .number(let text): return [.number(SchemaNumber(text)), .string(text)]
      case .string(let text): return scalars(text)
      }
    }
  }

  private static func scalars(_ text: String) -> [SchemaInstance] {
    var readings: [SchemaInstance] = [.string(text)]
    if SchemaNumber.isNumber(text) { readings.append(.number(SchemaNumber(text))) }
    if text == "true" || text == "false" { readings.append(.boolean(text)) }
    return readings
  }

  /// A text as a list: of its parts, or of itself as the only one.
  private static func lists(_ text: String, _ form: ValueForm) -> [SchemaInstance] {
    guard case .style(let separator, _) = form else { return [.list(nil)] }
    return [parts(of: text, separator: separator), [text]].map { .list($0.map(Element.text)) }
  }

  /// The parts between separators that don't stand in quotes, without blanks around them.
  private static func parts(of text: String, separator: String) -> [String] {
    var parts: [String.UnicodeScalarView] = [.init()]
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"" { isQuoted.toggle() }
      if !isQuoted, scalar == separator.unicodeScalars.first {
        parts.append(.init())
      } else {
        parts[parts.count - 1].append(scalar)
      }
    }
    return parts.map { part in
      String(String.UnicodeScalarView(part.drop(while: isBlank).reversed().drop(while: isBlank).reversed()))
    }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}
