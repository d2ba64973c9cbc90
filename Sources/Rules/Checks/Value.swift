import HTTPFields
import OpenAPI
import Syntax

/// `value`: values that a definition states, but that the grammar of its field refuses however they are read.
///
/// Each is reported once, where it stands, however many headers share it. An empty text is no value: it says that
/// nobody has filled in an example. Nor is a placeholder for a secret one.
struct Value: Check {
  static let word = "value"
  private let selection: Selection
  /// Fields whose values are secrets.
  private let secrets: [NamePattern]
  /// Fields of which each line of a value is one (OpenAPI 3.2, Parameter Object).
  private let lines: [NamePattern]
  private let message: Message

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    secrets = (try entry.strings("secrets") ?? []).map(NamePattern.init)
    lines = (try entry.strings("lines") ?? []).map(NamePattern.init)
    message = try entry.message(["header", "value", "problem", "advice"])
  }

  /// A value that is wrong, and the headers whose definitions state it.
  private struct Finding {
    let definition: HeaderDefinition
    let value: StatedValue
    let text: String
    let fault: ValueFault
    var entries: [HeaderEntry]
    var sites: [Node]
  }

  /// Wrong values of one definition beyond these aren't reported: thousands of uses may share one that states thousands.
  private static let limit = 20

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    let catalogue = inspection.names.catalogue
    let entries = selection.entries(inspection).filter { catalogue[$0.key]?.grammar != nil }
    var findings: [Finding] = []
    var positions: [Node: Int] = [:]
    for (index, entries) in inspection.definitions(of: entries) {
      let definition = inspection.document.definitions[index]
      let fields = Self.fields(entries)
      let wrong = definition.statedValues(in: inspection.document).lazy
        .compactMap { fault(of: $0, of: definition, among: fields, catalogue) }.prefix(Self.limit)
      for found in wrong {
        if let position = positions[found.value.node] {
          findings[position].entries += found.entries
          findings[position].sites += found.sites
        } else {
          positions[found.value.node] = findings.count
          findings.append(found)
        }
      }
    }
    for finding in findings {
      let subject = inspection.subject(finding.value, of: finding.definition, finding.entries, finding.sites)
      report.add(text(finding), about: subject)
    }
  }

  /// Entries by their names, in the order of the first ones.
  private static func fields(_ entries: [HeaderEntry]) -> [[HeaderEntry]] {
    var fields: [[HeaderEntry]] = []
    var positions: [String: Int] = [:]
    for entry in entries {
      if let position = positions[entry.key] {
        fields[position].append(entry)
      } else {
        positions[entry.key] = fields.count
        fields.append([entry])
      }
    }
    return fields
  }

  /// One definition may serve headers of several names.
  /// - Parameter fields: its entries by their names.
  private func fault(
    of value: StatedValue, of definition: HeaderDefinition, among fields: [[HeaderEntry]],
    _ catalogue: FieldCatalogue
  ) -> Finding? {
    let readings = value.readings
    guard let text = readings.first, !text.isEmpty else { return nil }
    var first: ValueFault?
    let faulty = fields.filter { entries in
      let entry = entries[0]
      guard let grammar = catalogue[entry.key]?.grammar, !isPlaceholder(text, entry) else { return false }
      let faults = readings.compactMap { fault(in: $0, of: entry, grammar) }
      guard faults.count == readings.count else { return false }
      if first == nil { first = faults[0] }
      return true
    }
    guard let first else { return nil }
    return Finding(
      definition: definition, value: value, text: text, fault: first, entries: faulty.flatMap { $0 },
      sites: [value.site].compactMap { $0 })
  }

  private func fault(in text: String, of entry: HeaderEntry, _ grammar: FieldGrammar) -> ValueFault? {
    guard lines.contains(where: { $0.matches(lowercase: entry.key) }) else { return grammar.fault(in: text) }
    return text.split(whereSeparator: \.isNewline).lazy.compactMap { grammar.fault(in: String($0)) }.first
  }

  /// `Bearer <token>`, `session=…`: whoever writes this doesn't want to print a secret.
  private func isPlaceholder(_ text: String, _ entry: HeaderEntry) -> Bool {
    secrets.contains { $0.matches(lowercase: entry.key) }
      && ["<", "{", "[", "$", "…", "...", "***"].contains { text.contains($0) }
  }

  // MARK: Saying it

  private func text(_ finding: Finding) -> String {
    let kind =
      switch finding.value.origin {
      case .example, .serializedExample: "example"
      case .default: "default"
      case .const: "constant"
      case .enumMember: "enum member"
      }
    return message.text([
      "header": finding.entries[0].name, "value": kind + " " + Wording.excerpt(finding.text),
      "problem": finding.fault.problem, "advice": finding.fault.advice ?? "",
    ])
  }
}
