/// The values of a structured field (RFC 9651): its type, and what its specification says about members, keys
/// and parameters.
package struct StructuredGrammar: Sendable {
  package let type: FieldFacts.StructuredType
  /// What an item, or each member, must be; nil if anything.
  let members: StructuredKind?
  /// What the elements of members that are Inner Lists must be; nil if anything.
  let elements: StructuredKind?
  /// The defined members of a dictionary; recipients ignore others.
  let keys: [String: StructuredKind]
  /// The defined parameters of each member.
  let parameters: [String: StructuredKind]

  package init(
    type: FieldFacts.StructuredType, members: StructuredKind? = nil, elements: StructuredKind? = nil,
    keys: [String: StructuredKind] = [:],
    parameters: [String: StructuredKind] = [:]
  ) {
    self.type = type
    self.members = members
    self.elements = elements
    self.keys = keys
    self.parameters = parameters
  }

  /// The types of RFC 9651, section 3, plus a token or string that is a media range.
  package enum ItemType: String, CaseIterable, Sendable {
    case boolean
    case byteSequence = "byte-sequence"
    case date
    case decimal
    case displayString = "display-string"
    case innerList = "inner-list"
    case integer
    case mediaRange = "media-range"
    case string
    case token

    var noun: String {
      switch self {
      case .boolean: "a Boolean"
      case .byteSequence: "a Byte Sequence"
      case .date: "a Date"
      case .decimal: "a Decimal"
      case .displayString: "a Display String"
      case .innerList: "an Inner List"
      case .integer: "an Integer"
      case .mediaRange: "a media range"
      case .string: "a String"
      case .token: "a Token"
      }
    }

    var sample: String {
      switch self {
      case .boolean: "?1"
      case .byteSequence: ":cHJldGVuZCB0aGlzIGlzIGJpbmFyeQ==:"
      case .date: "@1767225599"
      case .decimal: "4.5"
      case .displayString: "%\"f%c3%bc\""
      case .innerList: "(\"a\" \"b\")"
      case .integer: "100"
      case .mediaRange: "application/json"
      case .string: "\"name\""
      case .token: "name"
      }
    }
  }

  /// A valid value.
  var sample: String {
    let required = parameters.filter(\.value.isRequired).sorted { $0.key < $1.key }
    let suffix = required.map { ";\($0.key)=\($0.value.sample)" }.joined()
    guard type == .dictionary else { return (members?.sample ?? "name") + suffix }
    let sorted = keys.sorted { $0.key < $1.key }
    if let (key, kind) = sorted.first(where: \.value.isRequired) ?? sorted.last {
      return Self.member(key, kind)
    }
    return Self.member(
      members?.types == [.byteSequence] ? "sha-256" : "name", members ?? StructuredKind(types: []))
  }

  static func member(_ key: String, _ kind: StructuredKind) -> String {
    kind.types == [.boolean] ? key : "\(key)=\(kind.sample)"
  }
}

/// What a value may be.
package struct StructuredKind: Sendable {
  /// Any one of these.
  let types: [StructuredGrammar.ItemType]
  let minimum: Int64?
  let maximum: Int64?
  let isRequired: Bool

  package init(
    types: [StructuredGrammar.ItemType], minimum: Int64? = nil, maximum: Int64? = nil,
    isRequired: Bool = false
  ) {
    self.types = types
    self.minimum = minimum
    self.maximum = maximum
    self.isRequired = isRequired
  }

  var noun: String {
    var nouns = types.map(\.noun).joined(separator: " or ")
    if let minimum, let maximum { nouns += " from \(minimum) to \(maximum)" }
    if let minimum, maximum == nil { nouns += " of \(minimum) or more" }
    return nouns
  }

  var sample: String {
    types == [.integer]
      ? "\(maximum.map { ((minimum ?? 0) + $0) / 2 } ?? 100)" : types.first?.sample ?? "value"
  }
}
