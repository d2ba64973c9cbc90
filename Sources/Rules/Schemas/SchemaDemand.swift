import HTTPFields
import OpenAPI
import Syntax

/// What a rule demands of a header's schema, or of what is stated beside it.
///
///     types: [string, array of string]      one of these must be possible
///     types: {not: object}                  something else must be possible
///     types: of-field                       one that can hold the field's values, by rules/fields.yaml
///     formats: uuid                         a string must have one of these formats
///     formats: {not: [date, date-time]}     some alternative must have none of these
///     formats: of-field                     none that don't match the field's values
///     formatted: integer                    each alternative of these types must have a format
///     formatted: array of integer           the items of such an array must have a format
///     formatted: {integer: [int32, int64]}  what has such a type and a format must have one of these
///     content: text/*                       described by a schema, or by content of this media type
///     description: {not: [epoch]}           the description doesn't mention these
///     values: {below: 1000000000}           no stated value is this number or greater
///     values: {not: ['true']}               no stated value is one of these
///     values: {unlike: ['*;rel=sunset']}    no stated value matches one of these globs
///     values: {not-only: ['*:*:*']}         some stated value, if there is any, matches none of these globs
///     values: {like: ['bytes *'], of: [* *]} every stated value that matches one of the latter matches one of the former
///     required: false
enum SchemaDemand: Sendable {
  case types([ValueShape])
  case otherTypes(than: [ValueShape])
  case typesOfField
  case formats([String])
  case otherFormats(than: [String])
  case formatsOfField
  case formatted([ValueShape])
  case formattedAs([ValueShape: [String]])
  case content([NamePattern])
  case silence(on: [String])
  case values(below: Int)
  case otherValues(than: [String])
  case unlikeValues([NamePattern])
  case otherThanOnly([NamePattern])
  case likeValues([NamePattern], of: [NamePattern])
  case required(Bool)

  /// Each case has one demand.
  init(_ entry: EntryReader) throws(RuleFileError) {
    if let node = entry.ownValue("types") {
      self = try Self.types(node)
    } else if let node = entry.ownValue("formats") {
      self = try Self.formats(node)
    } else if let node = entry.ownValue("formatted") {
      self = try Self.formatted(node)
    } else if let node = entry.ownValue("content") {
      self = .content(try EntryReader.strings(node, "content").map(NamePattern.init))
    } else if let node = entry.ownValue("description") {
      self = .silence(on: try EntryReader.strings(try Self.inner(node, "not"), "not"))
    } else if let node = entry.ownValue("values") {
      self = try Self.values(node)
    } else if let required = try entry.boolean("required") {
      self = .required(required)
    } else {
      throw RuleFileError(
        "the entry lacks 'types', 'formats', 'formatted', 'content', 'description', 'values' or 'required'",
        at: entry.node)
    }
  }

  private static let ofField = "of-field"

  private static func types(_ node: Node) throws(RuleFileError) -> SchemaDemand {
    if node.text == ofField { return .typesOfField }
    if node.isMapping { return .otherTypes(than: try ValueShape.list(try inner(node, "not"), "not")) }
    return .types(try ValueShape.list(node, "types"))
  }

  private static func formats(_ node: Node) throws(RuleFileError) -> SchemaDemand {
    if node.text == ofField { return .formatsOfField }
    if node.isMapping { return .otherFormats(than: try EntryReader.strings(try inner(node, "not"), "not")) }
    return .formats(try EntryReader.strings(node, "formats"))
  }

  private static func formatted(_ node: Node) throws(RuleFileError) -> SchemaDemand {
    guard node.isMapping else { return .formatted(try ValueShape.list(node, "formatted")) }
    var formats: [ValueShape: [String]] = [:]
    for member in node.members {
      let shape = try ValueShape(named: member.name, at: member.key)
      formats[shape] = try EntryReader.strings(member.value, member.name)
    }
    return .formattedAs(formats)
  }

  private static func values(_ node: Node) throws(RuleFileError) -> SchemaDemand {
    if node["not"] != nil {
      return .otherValues(than: try EntryReader.strings(try inner(node, "not"), "not"))
    }
    if node["unlike"] != nil {
      return .unlikeValues(try EntryReader.strings(try inner(node, "unlike"), "unlike").map(NamePattern.init))
    }
    if node["not-only"] != nil {
      return .otherThanOnly(
        try EntryReader.strings(try inner(node, "not-only"), "not-only").map(NamePattern.init))
    }
    guard node["like"] != nil else {
      return .values(below: try EntryReader.integer(try inner(node, "below"), "below"))
    }
    let reader = try EntryReader(node)
    let wanted = try reader.strings("like") ?? []
    let meant = try reader.strings("of") ?? ["*"]
    try reader.finish()
    return .likeValues(wanted.map(NamePattern.init), of: meant.map(NamePattern.init))
  }

  /// The value of a mapping's only key.
  private static func inner(_ node: Node, _ key: StaticString) throws(RuleFileError) -> Node {
    let reader = try EntryReader(node)
    guard let value = reader.value(key) else { throw RuleFileError("expected '\(key)'", at: node) }
    try reader.finish()
    return value
  }

  /// Whether it is about types or formats as such.
  var isAboutKinds: Bool {
    switch self {
    case .types, .typesOfField, .formats, .otherFormats, .formatsOfField: true
    default: false
    }
  }

  /// What the items of an array must be, where that is one type and an array may stay one.
  func items(_ field: FieldSchema?) -> ValueType? {
    switch self {
    case .types(let wanted):
      let types = wanted.compactMap {
        if case .array(let items?) = $0, items.count == 1 { items.first } else { nil }
      }
      return types.count == 1 ? types[0] : nil
    case .typesOfField where field?.types.contains(.arrayOfStrings) == true: return .string
    default: return nil
    }
  }

  /// Whether it is about the values, not about whether the header is required.
  var isAboutValues: Bool { if case .required = self { false } else { true } }
}
