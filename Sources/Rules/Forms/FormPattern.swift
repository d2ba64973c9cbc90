import OpenAPI
import Syntax
import Text

/// The form of an object that describes a header: all that a case says of it holds.
struct FormPattern: Sendable {
  private let all: [String]
  private let any: [String]
  private let none: [String]
  private let isInPlace: Bool
  /// The keys that such an object may have; nil where others don't matter.
  private let known: [String]?
  /// Keys whose values are booleans.
  private let booleans: [String]
  /// Keys whose values are maps of objects.
  private let maps: [String]
  private let mediaTypes: MediaTypes?
  /// What keys say, by key.
  private let said: [(key: String, values: [String])]

  private enum MediaTypes: String, CaseIterable {
    case none
    case several
  }

  static let keys = [
    EntryKey("has", .texts, default: "none", "keys that the object has, all of them"),
    EntryKey("has-any", .texts, default: "none", "keys of which the object has at least one"),
    EntryKey("lacks", .texts, default: "none", "keys that the object doesn't have"),
    EntryKey(
      "in-place", .boolean, default: "`false`",
      "whether only objects that are defined where they are used are meant"),
    EntryKey(
      "knows", .texts, default: "all keys",
      "keys that the object may have; it has another one, which doesn't begin with `x-`"),
    EntryKey(
      "no-boolean", .texts, default: "none", "keys, one of which has a value other than true or false"),
    EntryKey("no-map", .texts, default: "none", "keys, one of which has a value other than a map of objects"),
    EntryKey(
      "media-types", .oneOf(MediaTypes.self), default: "any number", "how many entries `content` has"),
    EntryKey("says", .mapping("keys, by what one of them says"), default: "anything", "what keys say"),
  ]

  init(_ entry: EntryReader) throws(RuleFileError) {
    all = try entry.strings("has") ?? []
    any = try entry.strings("has-any") ?? []
    none = try entry.strings("lacks") ?? []
    isInPlace = try entry.boolean("in-place") ?? false
    known = try entry.strings("knows")
    booleans = try entry.strings("no-boolean") ?? []
    maps = try entry.strings("no-map") ?? []
    mediaTypes = try entry.word("media-types", MediaTypes.self)
    var said: [(key: String, values: [String])] = []
    for member in entry.value("says")?.members ?? [] {
      said.append((member.name, try EntryReader.strings(member.value, member.name)))
    }
    self.said = said
  }

  /// Whether it requires nothing.
  var isEmpty: Bool {
    all.isEmpty && any.isEmpty && none.isEmpty && known == nil && booleans.isEmpty && maps.isEmpty
      && mediaTypes == nil && said.isEmpty
  }

  /// A part of an object that has the form.
  struct Match {
    /// The misplaced keys.
    let keys: [Node]
    /// How a message names them.
    let texts: [String]
    /// What to point at; nil for the header as a whole.
    let place: Node?
    /// What to write.
    var advice = ""
    var fix: Fix?

    init(keys: [Node]) {
      self.keys = keys
      texts = keys.compactMap(\.text)
      place = keys.first
    }

    init(_ texts: [String], at place: Node, advice: String = "", fix: Fix? = nil) {
      keys = []
      self.texts = texts
      self.place = place
      self.advice = advice
      self.fix = fix
    }
  }

  /// Empty where a definition doesn't have this form.
  func matches(_ definition: HeaderDefinition, _ entries: [HeaderEntry], _ version: OpenAPIVersion) -> [Match]
  {
    let object = definition.object
    // In a list, the name is what tells the header.
    if isInPlace,
      !definition.sites.isEmpty || !entries.contains(where: { $0.element == object && $0.nameNode.isKey })
    {
      return []
    }
    guard none.allSatisfy({ object.key(named: $0) == nil }) else { return [] }
    let present = any.compactMap { object.key(named: $0) }
    if !any.isEmpty, present.isEmpty { return [] }
    let required = all.compactMap { object.key(named: $0) }
    guard required.count == all.count else { return [] }
    if known != nil { return unknown(in: object, version) }
    if !booleans.isEmpty { return booleans.compactMap { noBoolean(object.value(ofKey: $0)) } }
    if !maps.isEmpty { return maps.compactMap { noMap(object.value(ofKey: $0)) } }
    if let mediaTypes { return content(of: object, mediaTypes) }
    if !said.isEmpty {
      return said.compactMap { key, values in
        object.value(ofKey: key).flatMap { value in
          values.contains(value.text ?? "") ? Match(["\(key): \(value.text ?? "")"], at: value) : nil
        }
      }
    }
    return [Match(keys: required + present)]
  }

  // MARK: Keys that the object doesn't have

  /// Keywords of schemas that Swagger 2.0 has beside a header's type.
  static let keywords: Set = [
    "additionalProperties", "default", "enum", "exclusiveMaximum", "exclusiveMinimum", "format", "items",
    "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "multipleOf", "nullable",
    "pattern",
    "properties", "uniqueItems",
  ]

  /// Those that no Swagger 2.0 header has.
  private static let furtherKeywords: Set = [
    "allOf", "anyOf", "const", "contentEncoding", "contentMediaType", "if", "not", "oneOf", "prefixItems",
    "readOnly",
    "title", "writeOnly",
  ]

  /// In 2.0, only slips in the names of keys: what tools add there is many things.
  private func unknown(in object: Node, _ version: OpenAPIVersion) -> [Match] {
    guard let known else { return [] }
    let hasSchema = object["schema"] != nil || object["content"] != nil
    var matches: [Match] = []
    var keywords: [Node] = []
    for member in object.members where member.key.parent == object {
      let name = member.name
      if known.contains(name) || name.hasPrefix("x-") || name.isEmpty { continue }
      if Self.keywords.contains(name) || Self.furtherKeywords.contains(name) {
        if hasSchema, !version.isSwagger { keywords.append(member.key) }
        continue
      }
      var meant = EditDistance.nearest(to: asciiLowercase(name), among: known)
      // Swagger 2.0 has examples of bodies only.
      if version.isSwagger, meant == "example" { meant = "x-example" }
      let isFree = meant.map { object.value(ofKey: $0) == nil } ?? false
      if version.isSwagger, meant == nil { continue }
      matches.append(
        Match(
          [name], at: member.key, advice: isFree ? "write '\(meant!)'" : "delete it",
          fix: isFree && (meant != "$ref" || member.value.leadsToObject)
            ? Fix(.rewrite(member.key, .string(meant!)), isSafe: false) : nil))
    }
    if let first = keywords.first {
      let holder = object["schema"] == nil ? "the schema of 'content'" : "'schema'"
      matches.append(
        Match(
          keywords.compactMap(\.text), at: first,
          advice: "write \(keywords.count == 1 ? "it" : "them") inside \(holder)"))
    }
    return matches
  }

  // MARK: Values

  private func noBoolean(_ value: Node?) -> Match? {
    guard let value, !value.isNull, value.boolean == nil, let key = value.key?.text else { return nil }
    let word = asciiLowercase(value.text ?? "")
    let meant = ["true", "yes"].contains(word) ? "true" : ["false", "no"].contains(word) ? "false" : nil
    return Match(
      [key], at: value,
      advice: meant.map { "write '\(key): \($0)'" + (value.text == $0 ? ", without quotes" : "") }
        ?? "write true or false",
      fix: meant.map { Fix(.rewrite(value, .bare($0)), isSafe: false) })
  }

  private func noMap(_ value: Node?) -> Match? {
    guard let value, !value.isNull, let key = value.key else { return nil }
    if value.isMapping, value.members.allSatisfy({ $0.value.isMapping }) { return nil }
    return Match([key.text ?? ""], at: key)
  }

  private func content(of object: Node, _ wanted: MediaTypes) -> [Match] {
    guard let content = object["content"], let key = content.key else { return [] }
    let members = Array(content.members)
    switch wanted {
    case .none: return members.isEmpty && !Self.isReference(content) ? [Match(["content"], at: key)] : []
    case .several:
      return members.count > 1 && !Self.isReference(content)
        ? [Match(members.map(\.name), at: members[1].key)] : []
    }
  }

  private static func isReference(_ node: Node) -> Bool { node.reference != nil }
}
