import HTTPFields
import OpenAPI
import Syntax
import Text

/// `field-names`: response headers whose stated values list names of request headers, against those that the operations
/// take.
///
/// What several values name counts together, for each is one that the header may have.
struct FieldNamesCheck: Check {
  static let word = "field-names"
  static let judgesForm = true
  static let looksAtSelection = true
  static let meaning =
    "Response headers whose stated values list names of request headers: names that no operation of the path takes, registered ones and those that another specification defines aside, and names that are missing. Silent where a reference that can't be followed may hide a parameter."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "names", .texts, default: "the case is about names that are there but that nobody takes",
        "names, one of which must be there"),
      EntryKey(
        "spares", .texts, default: "none",
        "names, and globs over names, that clients and proxies send without being told"),
    ]
  }
  static let placeholders = ["header", "name", "where", "value"]

  private let cases: [Case]

  private struct Case {
    let selection: Selection
    /// Nil where it is about names that nobody takes.
    let wanted: [String]?
    /// Names that nobody needs to take.
    let spared: [NamePattern]
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [Case] = []
    for entry in try entry.cases() {
      cases.append(
        Case(
          selection: try Selection(entry), wanted: try entry.strings("names"),
          spared: try entry.strings("spares")?.map(NamePattern.init) ?? []))
      try entry.readMessage(Self.placeholders)
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    for (index, `case`) in cases.enumerated() {
      for found in DefinitionUses.all(`case`.selection, inspection) {
        let values = document.definitions[found.index].statedValues(in: document)
        let stated = Stated(found, values.filter { !$0.isUnfilled })
        if let wanted = `case`.wanted {
          addMissing(wanted, stated, index, inspection, &collector)
        } else {
          addUntaken(stated, `case`.spared, index, inspection, &collector)
        }
      }
    }
  }

  /// The values of a definition, each with the names in it.
  private struct Stated {
    let found: DefinitionUses
    let values: [(value: StatedValue, text: String, names: [String])]

    init(_ found: DefinitionUses, _ values: [StatedValue]) {
      self.found = found
      self.values = values.compactMap { value in
        guard let text = value.readings.first else { return nil }
        let names = ListValue.parts(of: text, at: ",").map { $0.filter { $0 != " " && $0 != "\t" } }
        return (value, text, names.filter { !$0.isEmpty })
      }
    }

    func names(_ name: String) -> Bool {
      values.contains { $0.names.contains { asciiLowercase($0) == asciiLowercase(name) } }
    }
  }

  private func addMissing(
    _ wanted: [String], _ stated: Stated, _ index: Int, _ inspection: Inspection,
    _ collector: inout FindingCollector
  ) {
    guard let first = stated.values.first, !stated.names("*"), !wanted.contains(where: stated.names) else {
      return
    }
    let operations = stated.found.uses.compactMap(\.operation?.title)
    collector.add(
      case: index, about: stated.found.subject(first.value, inspection),
      arguments: [
        "header": stated.found.entries[0].name, "name": wanted[0], "value": first.text,
        "where": Wording.few(operations, "operations"),
      ])
  }

  private func addUntaken(
    _ stated: Stated, _ spared: [NamePattern], _ index: Int, _ inspection: Inspection,
    _ collector: inout FindingCollector
  ) {
    let operations = stated.found.uses.compactMap(\.operation)
    let takers = Takers(operations, inspection.document)
    var paths: [String] = []
    for path in operations.compactMap(\.path) where !paths.contains(path) { paths.append(path) }
    var told: Set<String> = []
    for (value, text, names) in stated.values {
      for name in names where isProprietary(name, inspection) && told.insert(asciiLowercase(name)).inserted {
        let key = asciiLowercase(name)
        guard !takers.mayTake(key), !spared.contains(where: { $0.matches(lowercase: key) }) else { continue }
        collector.add(
          case: index, about: stated.found.subject(value, inspection),
          arguments: [
            "header": stated.found.entries[0].name, "name": name, "value": text,
            "where": Wording.few(paths, "paths"),
          ])
      }
    }
  }

  private func isProprietary(_ name: String, _ inspection: Inspection) -> Bool {
    name != "*" && FieldName.isToken(name) && inspection.names.catalogue.head(of: name)?.isRegistered != true
      && !inspection.names.isPublished(name)
  }
}

/// The operations of some operations' paths.
private struct Takers {
  private let operations: [Operation]
  private let document: APIDocument
  /// The names of the headers that security schemes send, in lower case.
  private let schemes: Set<String>

  init(_ users: [Operation], _ document: APIDocument) {
    let paths = Set(users.map(\.path))
    self.document = document
    operations = document.operations.filter { $0.isOffered && paths.contains($0.path) }
    schemes = Set(document.headers.lazy.filter { $0.kind == .apiKey }.map(\.key))
  }

  /// Whether one of them takes a header, or that isn't known.
  /// - Parameter key: in lower case.
  func mayTake(_ key: String) -> Bool {
    schemes.contains(key)
      || operations.contains {
        !$0.hasAllParameters || !$0.parameters.named(key, in: document).isEmpty
      }
  }
}
