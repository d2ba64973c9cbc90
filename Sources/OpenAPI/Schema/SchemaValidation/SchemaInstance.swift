import Syntax

/// A value as a schema sees it. A field value is text, and one text may be read as several of these.
enum SchemaInstance {
  case null
  case boolean(String)
  case number(SchemaNumber)
  case string(String)
  /// - Parameter elements: nil if they can't be told apart.
  case list([Element]?)
  /// - Parameter members: nil if they can't be told apart.
  case object([Member]?)

  /// An element of a list: data, or a part of a field value.
  enum Element {
    case data(Node)
    case text(String)
  }

  /// A member of an object. Its value may be read in several ways too, for it is sent as text.
  struct Member {
    let name: String
    /// Nil if it can't be told.
    let value: Element?
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

  /// The readings of a list element. Lists within lists have no text form.
  static func readings(of element: Element) -> [SchemaInstance] {
    switch element {
    case .text(let text): scalars(text)
    case .data(let node): readings(of: node)
    }
  }

  /// The readings of a stated value, likeliest first: its data, or the text that is sent.
  /// - Parameter shapes: what the definition allows; text is read as a list or object only if that is
  ///   allowed.
  static func readings(of value: StatedValue, _ shapes: [ValueShape]) -> [SchemaInstance] {
    if value.origin == .dataExample { return [data(value.node)] }
    guard let text = value.node.text else { return readings(of: value.node) }
    let isSent = value.origin == .serializedExample
    if case .json = value.form, value.node.string != nil || isSent {
      // JSON is sent; elsewhere the text may be the data itself. Whatever is hard to parse is accepted.
      guard let sent = JSONScalar.readings(text) else { return [] }
      return sent + (isSent ? [] : readings(of: value.node))
    }
    var readings = isSent ? scalars(text) : readings(of: value.node)
    // A missing value is sent as empty text.
    if isSent, text.isEmpty { readings.append(.null) }
    if !value.isItem, shapes.contains(where: { if case .array = $0 { true } else { false } }) {
      readings += lists(text, value.form)
    }
    if value.node.string != nil, shapes.contains(.simple(.object)) { readings += objects(text, value.form) }
    return readings
  }

  /// Data with a single reading.
  private static func data(_ node: Node) -> SchemaInstance {
    switch node.kind {
    case .mapping: return .object(node.members.map { Member(name: $0.name, value: .data($0.value)) })
    case .sequence: return .list(node.elements.map(Element.data))
    case .scalar:
      switch node.scalar! {
      case .null: return .null
      case .boolean(let value): return .boolean(value ? "true" : "false")
      case .integer(let text), .number(let text): return .number(SchemaNumber(text))
      case .string(let text): return .string(text)
      }
    }
  }

  private static func readings(of node: Node) -> [SchemaInstance] {
    let data = data(node)
    switch data {
    case .null, .list, .object: return [data]
    case .string(let text): return scalars(text)
    case .boolean(let text): return [data, .string(text)] + (node.text == text ? [] : [.string(node.text!)])
    case .number(let number):
      // 1e3 is sent as written or as 1000.
      return [data, .string(number.text)] + (node.wholeNumber.map { [.string(String($0))] } ?? [])
    }
  }

  private static func scalars(_ text: String) -> [SchemaInstance] {
    var readings: [SchemaInstance] = [.string(text)]
    if SchemaNumber.isNumber(text) { readings.append(.number(SchemaNumber(text))) }
    if text == "true" || text == "false" { readings.append(.boolean(text)) }
    return readings
  }

  /// The list readings of a text: its parts, the whole text as the only element, or no elements.
  private static func lists(_ text: String, _ form: ValueForm) -> [SchemaInstance] {
    guard case .style(let separator, _) = form else { return [.list(nil)] }
    var lists = [parts(of: text, separator: separator, areQuotesKept: true), [text]]
    if text.utf8.contains(UInt8(ascii: "\"")) {
      lists.append(parts(of: text, separator: separator, areQuotesKept: false))
    }
    if text.isEmpty { lists.append([]) }
    return lists.map { .list($0.map(Element.text)) }
  }

  /// The parts between separators, trimmed.
  /// - Parameter areQuotesKept: whether separators inside quotes don't count, as in most fields; the styles
  ///   of OpenAPI have no quotes.
  static func parts(of text: String, separator: String, areQuotesKept: Bool) -> [String] {
    var parts: [String.UnicodeScalarView] = [.init()]
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"", areQuotesKept { isQuoted.toggle() }
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

/// A text that is JSON.
private enum JSONScalar {
  /// Its readings; none if it isn't JSON, nil if it is hard to parse. The contents of lists and objects
  /// aren't checked.
  static func readings(_ text: String) -> [SchemaInstance]? {
    let text = trimmed(text)
    switch text.utf8.first {
    case UInt8(ascii: "["): return [.list(nil)]
    case UInt8(ascii: "{"): return [.object(nil)]
    case UInt8(ascii: "\""):
      guard text.utf8.count > 1, text.utf8.last == UInt8(ascii: "\"") else { return [] }
      let inner = text.dropFirst().dropLast()
      return inner.utf8.contains(UInt8(ascii: "\\")) ? nil : [.string(String(inner))]
    default: break
    }
    switch text {
    case "null": return [.null]
    case "true", "false": return [.boolean(text)]
    default: return SchemaNumber.isNumber(text) ? [.number(SchemaNumber(text))] : []
    }
  }

  /// Without surrounding JSON white space.
  private static func trimmed(_ text: String) -> String {
    let isBlank = { (byte: UInt8) in [0x20, 0x09, 0x0A, 0x0D].contains(byte) }
    var rest = text.utf8.drop(while: isBlank)
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return String(Substring(rest))
  }
}
