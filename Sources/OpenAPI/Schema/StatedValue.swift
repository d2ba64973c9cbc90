import Syntax

/// A value that a definition gives as an example or lists as possible.
package struct StatedValue: Sendable {
  /// The node of the value: a member of `enum`, the value of `example`.
  package let node: Node
  package let origin: Origin
  /// The schema it should match: the definition's, or the part of it that states the value.
  package let schema: Node?
  /// The object that states it: the Parameter Object or Header Object, an Example Object, or the schema.
  package let holder: Node
  /// The Reference Object in the definition that leads to the value; nil if the value is in the definition
  /// itself.
  package private(set) var site: Node?
  /// Whether it is one element of a list, which is a header value all the same.
  package let isItem: Bool
  let form: ValueForm
  let version: OpenAPIVersion

  /// The same value as stated by another definition, which leads to it through another reference.
  package func behind(_ site: Node) -> StatedValue {
    var value = self
    value.site = site
    return value
  }

  /// Whether a text in it is a field value or a part of one, rather than JSON.
  package var isSentAsWritten: Bool { form != .json }

  package enum Origin: Sendable {
    case example
    /// An example given as data, not as the text that represents it: `dataValue` (OpenAPI 3.2, Example
    /// Object).
    case dataExample
    /// An example written as it is sent: `serializedValue` (OpenAPI 3.2, Example Object).
    case serializedExample
    case `default`
    case const
    /// A member of `enum`.
    case enumMember
  }

  /// The members of an object that is written as `key=value`, one text each; nil for other values, and before 3.2.
  package var explodedMembers: [String]? {
    guard version >= .v3_2, node.isMapping, case .style(_, isExploded: true) = form else { return nil }
    return ValueForm.members(of: node)
  }

  /// What its readings depend on: equal for a value that several definitions share.
  package struct Identity: Hashable {
    private let node: Node
    private let origin: Origin
    private let isItem: Bool
    private let form: ValueForm

    fileprivate init(_ value: StatedValue) {
      (node, origin, isItem, form) = (value.node, value.origin, value.isItem, value.form)
    }
  }

  package var identity: Identity { Identity(self) }

  /// The field values this may be, likeliest first: a scalar's text as written, whether meant as data or as
  /// sent; otherwise the serialized data. Empty if OpenAPI doesn't define its serialization.
  package var readings: [String] {
    origin == .serializedExample ? [node.text].compactMap { $0 } : form.readings(of: node)
  }
}

/// How data becomes a field value.
package enum ValueForm: Hashable, Sendable {
  /// By the schema's style (OpenAPI, Style Values: `simple`; 2.0: `collectionFormat`): the separator between
  /// list elements and object members, and whether a member is written `key=value` rather than `key,value`.
  case style(separator: String, isExploded: Bool)
  /// As JSON on one line.
  case json
  /// As another media type.
  case payload

  /// - Parameters:
  ///   - object: the Parameter Object or Header Object.
  ///   - mediaType: the media type, if `content` describes the value.
  init(of object: Node, mediaType: String?) {
    if let mediaType {
      self = mediaType.hasSuffix("/json") || mediaType.hasSuffix("+json") ? .json : .payload
      return
    }
    let separator =
      switch object["collectionFormat"]?.text {
      case "ssv": " "
      case "tsv": "\t"
      case "pipes": "|"
      default: ","
      }
    self = .style(separator: separator, isExploded: object["explode"]?.boolean ?? false)
  }

  func readings(of node: Node) -> [String] {
    switch self {
    case .style(let separator, let isExploded):
      let text = Self.simple(node, separator: separator, isExploded: isExploded)
      // 5.0, 1e3 and 0x10 are whole numbers and may be sent as such.
      return [text, node.wholeNumber.map(String.init)].compactMap { $0 }
    case .payload: return node.text.map { [$0] } ?? []
    case .json:
      // A string may already be JSON.
      let json = JSONText.of(node).map { [$0] } ?? []
      return node.string.map { [$0] + json } ?? json
    }
  }

  private static func simple(_ node: Node, separator: String, isExploded: Bool) -> String? {
    switch node.kind {
    case .scalar: return text(node)
    case .sequence: return texts(node.elements)?.joined(separator: separator)
    case .mapping:
      return members(of: node, equals: isExploded ? "=" : separator)?.joined(separator: separator)
    }
  }

  /// The members of an object but those that are null; nil where there are collections among their values.
  static func members(of node: Node, equals: String = "=") -> [String]? {
    let members = node.members.filter { !$0.value.isNull }
    return texts(members.map(\.value)).map { values in zip(members, values).map { $0.name + equals + $1 } }
  }

  /// The texts of the scalars but null; nil where there are collections among them, whose form is undefined.
  private static func texts(_ nodes: [Node]) -> [String]? {
    guard nodes.allSatisfy({ $0.isScalar && !$0.hasForeignTag }) else { return nil }
    return nodes.filter { !$0.isNull }.map { text($0)! }
  }

  /// Booleans are sent in lower case, however YAML spells them.
  private static func text(_ node: Node) -> String? {
    node.boolean.map { $0 ? "true" : "false" } ?? node.text
  }
}

extension Node {
  /// The value of a whole number not written as plain digits; nil for other nodes.
  var wholeNumber: Int? {
    switch scalar {
    case .integer(let text), .number(let text):
      let value = Self.number(text)
      // Beyond 2^53 a Double can't distinguish neighbours.
      guard let value, abs(value) < 0x20_0000_0000_0000, let number = Int(exactly: value) else { return nil }
      return String(number) == text ? nil : number
    default: return nil
    }
  }

  private static func number(_ text: String) -> Double? {
    for (prefix, radix) in [("0x", 16), ("0o", 8)] where text.hasPrefix(prefix) {
      return Int(text.dropFirst(2), radix: radix).map(Double.init)
    }
    return Double(text)
  }
}
