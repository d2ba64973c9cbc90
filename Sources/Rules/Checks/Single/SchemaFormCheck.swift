import OpenAPI
import Syntax

/// `schema-form`: schemas of headers that are none, or that say nothing about the values. A shared schema is reported once.
struct SchemaFormCheck: Check {
  static let word = "schema-form"
  static let meaning =
    "Schemas of headers that aren't schemas, that no value fits, or that have a part without effect on the values. A shared schema is reported once."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "for", .oneOf(SchemaMistake.Kind.self), default: "all faults without a case of their own",
        "what is wrong: something other than a schema; a type, format, enum or pattern that isn't one; a format or keyword of another type; bounds that no value meets; an array without `items`"
      )
    ]
  }
  static let placeholders = ["header", "found", "write"]

  private let selection: Selection
  private let cases: FaultCases<SchemaMistake.Kind>

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    cases = try FaultCases(entry, Self.placeholders)
  }

  /// A mistake, and the headers whose schema makes it.
  private struct Found {
    let mistake: SchemaMistake
    let definition: HeaderDefinition
    var entries: [HeaderEntry]
    var sites: [Node]
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    var mistakes = SchemaMistakes(document)
    var found: [Found] = []
    var positions: [Node: Int] = [:]
    for (index, entries) in selection.definitions(inspection) {
      let definition = document.definitions[index]
      if document.misdirectedTargets.contains(definition.object) { continue }
      for mistake in mistakes.mistakes(of: definition) {
        if let position = positions[mistake.place] {
          found[position].entries += entries
          found[position].sites += [mistake.site].compactMap { $0 }
        } else {
          positions[mistake.place] = found.count
          found.append(
            Found(
              mistake: mistake, definition: definition, entries: entries,
              sites: [mistake.site].compactMap { $0 }))
        }
      }
    }
    for finding in found {
      guard let index = cases[finding.mistake.kind] else { continue }
      collector.add(
        case: index, about: subject(finding, inspection),
        arguments: [
          "header": finding.entries[0].name, "found": finding.mistake.found, "write": finding.mistake.write,
        ], fix: finding.mistake.change.map { Fix($0, isSafe: false) })
    }
  }

  private func subject(_ finding: Found, _ inspection: Inspection) -> Subject {
    let mistake = finding.mistake
    guard mistake.site != nil, mistake.place.isInside(mistake.holder) else {
      return inspection.subject(finding.definition, finding.entries, at: mistake.place)
    }
    var seen: Set<Node> = []
    return Subject(
      header: finding.entries[0].name, element: mistake.holder, place: Place(mistake.place),
      sites: UseList(finding.sites.filter { seen.insert($0).inserted }),
      elements: finding.entries.map(\.element))
  }
}
