import OpenAPI
import Syntax

/// `form`: keys that the object describing a header must have, or can't have together.
///
///     has: [type], lacks: [schema, content]     all of these, and none of those
///     has-any: [name, in]                       one of these
///     has: [type], type: [object]               a key with one of these values
///     in-place: true                            only if defined in its map, with no references to it
///     refers-to: schemas                        a reference leads into a map of this name, without headers
///     headers-as: list                          a `headers` that is a list instead of a map; with `has` or
///                                               `lacks`, one whose entries have that form
///
/// A list gives one finding, whatever its entries look like: the first matching case about lists is reported.
struct FormCheck: Check {
  static let word = "form"
  static let meaning =
    "Keys that an object that describes a header must have, or can't have together; and lists where a map of headers should be."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("has", .texts, default: "none", "keys that the object has, all of them"),
      EntryKey("has-any", .texts, default: "none", "keys of which the object has one at least"),
      EntryKey("lacks", .texts, default: "none", "keys that the object doesn't have"),
      EntryKey("type", .texts, default: "any", "what the object's key `type` says, one of these"),
      EntryKey(
        "in-place", .boolean, default: "`false`",
        "whether only objects are meant that stand where they are used"),
      EntryKey(
        "refers-to", .text, default: "none",
        "the key of a map that holds no headers, but that a header refers into; in place of the keys above"),
      EntryKey(
        "headers-as", .oneOf(Written.self), default: "none",
        "a `headers` that is no map; with `has` or `lacks`, one whose entries have this form"),
    ]
  }
  static let placeholders = ["header", "keys"]

  /// What each case is about.
  private let faults: [FormFault]
  /// Keys of maps without headers. The target of a reference into one has its own form.
  private let foreignMaps: [String]

  private enum Written: String, CaseIterable {
    case list
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var faults: [FormFault] = []
    var foreignMaps: [String] = []
    for entry in try entry.cases() {
      if try entry.word("headers-as", Written.self) != nil {
        faults.append(.list(try Selection(entry), try KeyPattern(entry)))
        try entry.readMessage(["keys"])
      } else if let map = try entry.string("refers-to") {
        foreignMaps.append(map)
        faults.append(.target(try Selection(entry), map))
        try entry.readMessage(["header"])
      } else {
        let keys = try KeyPattern(entry)
        faults.append(.keys(try Selection(entry), keys))
        try entry.readMessage(Self.placeholders)
      }
    }
    self.faults = faults
    self.foreignMaps = foreignMaps
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    var spoken = Spoken()
    for (index, fault) in faults.enumerated() {
      switch fault {
      case .list(let selection, let pattern):
        for (list, entries, keys) in lists(selection, pattern, inspection)
        where spoken.lists.insert(list).inserted {
          spoken.entries.formUnion(entries)
          collector.add(
            case: index, about: Self.subject(list), arguments: ["keys": Wording.quoted(keys)])
        }
      case .target(let selection, let map):
        for entry in selection.entries(inspection) where Self.map(of: entry, inspection.document) == map {
          let subject = inspection.subject(entry, at: entry.element["$ref"])
          collector.add(
            case: index, about: subject, arguments: ["header": entry.name],
            fix: Self.fix(entry.element["$ref"]?.key.map { [$0] } ?? [], collector.ruleCase(index).fix))
        }
      case .keys(let selection, let pattern):
        for (position, entries) in selection.definitions(inspection) {
          let definition = inspection.document.definitions[position]
          guard !spoken.entries.contains(definition.object),
            let keys = pattern.keys(of: definition, entries)
          else { continue }
          let entries = entries.filter { entry in
            !(Self.map(of: entry, inspection.document).map(foreignMaps.contains) ?? false)
          }
          if entries.isEmpty { continue }
          collector.add(
            case: index, about: inspection.subject(definition, entries, at: keys.first),
            arguments: ["header": entries[0].name, "keys": Wording.quoted(keys.compactMap(\.text))],
            fix: Self.fix(keys, collector.ruleCase(index).fix))
        }
      }
    }
  }

  /// What a finding about a list covers already.
  private struct Spoken {
    var lists: Set<Node> = []
    var entries: Set<Node> = []
  }

  /// The lists that a case applies to, each with its entries of the described form, and the keys that show
  /// it.
  private func lists(
    _ selection: Selection, _ pattern: KeyPattern, _ inspection: Inspection
  ) -> [(list: Node, entries: [Node], keys: [String])] {
    let document = inspection.document
    guard !document.headerLists.isEmpty else { return [] }
    guard !pattern.isEmpty else { return document.headerLists.map { ($0, [], []) } }
    var found: [Node: (entries: [Node], keys: [String])] = [:]
    for (index, headers) in selection.definitions(inspection) {
      let definition = document.definitions[index]
      guard let list = definition.object.parent?.parent, list.isSequence,
        let keys = pattern.keys(of: definition, headers)
      else { continue }
      let known = found[list]?.keys ?? []
      found[list, default: ([], [])].entries.append(definition.object)
      found[list]!.keys += keys.compactMap(\.text).filter { !known.contains($0) }
    }
    return document.headerLists.compactMap { list in found[list].map { (list, $0.entries, $0.keys) } }
  }

  /// The key of the map that a header's reference leads into.
  private static func map(of entry: HeaderEntry, _ document: APIDocument) -> String? {
    guard entry.reference != nil, let index = entry.definition else { return nil }
    return document.definitions[index].object.parent?.key?.text
  }

  /// Keywords of schemas that Swagger 2.0 has beside a header's type.
  private static let keywords: Set = [
    "additionalProperties", "default", "enum", "exclusiveMaximum", "exclusiveMinimum", "format", "items",
    "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum", "multipleOf", "nullable",
    "pattern",
    "properties", "uniqueItems",
  ]

  /// Safe unless a `$ref` moves: tools find the same keys one level further down.
  private static func fix(_ keys: [Node], _ template: FixTemplate?) -> Fix? {
    guard case .moveInto(let name)? = template, let first = keys.first, let object = first.parent else {
      return nil
    }
    // The other keywords that describe the values move too.
    let moved = object.members.map(\.key).filter { key in
      key.parent == object && (keys.contains(key) || Self.keywords.contains(key.text ?? ""))
    }
    return moved.isEmpty
      ? nil
      : Fix(
        .move(moved, under: name), isSafe: !keys.contains { $0.hasText("$ref") })
  }

  private static func subject(_ list: Node) -> Subject {
    Subject(header: "", element: list, place: Place(list.key ?? list), sites: .none, elements: [list])
  }
}

/// The keys that an object must have or lack.
private struct KeyPattern: Sendable {
  private let all: [String]
  private let any: [String]
  private let none: [String]
  private let isInPlace: Bool
  /// Nil for any.
  private let types: [String]?

  init(_ entry: EntryReader) throws(RuleFileError) {
    all = try entry.strings("has") ?? []
    any = try entry.strings("has-any") ?? []
    none = try entry.strings("lacks") ?? []
    isInPlace = try entry.boolean("in-place") ?? false
    types = try entry.strings("type")
  }

  /// Whether it requires nothing.
  var isEmpty: Bool { all.isEmpty && any.isEmpty && none.isEmpty }

  /// The misplaced keys of a definition; nil if it doesn't have this form.
  func keys(of definition: HeaderDefinition, _ entries: [HeaderEntry]) -> [Node]? {
    let object = definition.object
    if isInPlace, !definition.sites.isEmpty || !entries.contains(where: { $0.element == object }) {
      return nil
    }
    if let types {
      guard let type = object.value(ofKey: "type")?.text, types.contains(type) else { return nil }
    }
    func key(_ name: String) -> Node? { object.members.last { $0.name == name }?.key }
    guard none.allSatisfy({ object.value(ofKey: $0) == nil }) else { return nil }
    let present = any.compactMap(key)
    let required = all.compactMap(key)
    guard required.count == all.count, any.isEmpty || !present.isEmpty else { return nil }
    return required + present
  }
}

private enum FormFault {
  case keys(Selection, KeyPattern)
  case target(Selection, String)
  case list(Selection, KeyPattern)
}
