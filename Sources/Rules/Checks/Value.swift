import HTTPFields
import OpenAPI
import Syntax

/// `value`: values that a definition states, but that the grammar of its field refuses however they are read.
///
/// Each is reported once, where it stands, however many headers share it. An empty text is no value: it says that
/// nobody has filled in an example. Nor is a placeholder for a secret one. A list is read as one value, or as several
/// examples, as the guideline's models mean theirs of `ETag`.
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

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    let catalogue = inspection.names.catalogue
    let entries = selection.entries(inspection).filter { catalogue[$0.key]?.grammar != nil }
    var findings: [Finding] = []
    var positions: [Node: Int] = [:]
    for (index, entries) in inspection.definitions(of: entries) {
      let definition = inspection.document.definitions[index]
      for value in definition.statedValues(in: inspection.document) {
        guard let found = fault(of: value, of: definition, among: entries, catalogue) else { continue }
        if let position = positions[value.node] {
          findings[position].entries += found.entries
          findings[position].sites += found.sites
        } else {
          positions[value.node] = findings.count
          findings.append(found)
        }
      }
    }
    for finding in findings {
      let subject = inspection.subject(finding.value, of: finding.definition, finding.entries, finding.sites)
      report.add(text(finding), about: subject)
    }
  }

  /// One definition may serve headers of several names.
  private func fault(
    of value: StatedValue, of definition: HeaderDefinition, among entries: [HeaderEntry],
    _ catalogue: FieldCatalogue
  ) -> Finding? {
    let readings = value.readings
    guard let whole = readings.first, !whole.isEmpty else { return nil }
    var first: (text: String, fault: ValueFault)?
    let faulty = entries.filter { entry in
      guard let grammar = catalogue[entry.key]?.grammar, !isPlaceholder(whole, entry) else { return false }
      let faults = readings.compactMap { fault(in: $0, of: entry, grammar) }
      guard faults.count == readings.count else { return false }
      let elements = alternatives(of: value)
      let wrong = elements.lazy.compactMap { text in fault(in: text, of: entry, grammar).map { (text, $0) } }
        .first
      guard elements.isEmpty || wrong != nil else { return false }
      if first == nil { first = wrong ?? (whole, faults[0]) }
      return true
    }
    guard let first else { return nil }
    return Finding(
      definition: definition, value: value, text: first.text, fault: first.fault, entries: faulty,
      sites: [value.site].compactMap { $0 })
  }

  /// The elements of a list that is given as an example; empty where it isn't one of texts.
  private func alternatives(of value: StatedValue) -> [String] {
    guard value.origin == .example, value.node.isSequence else { return [] }
    let texts = value.node.elements.filter { !$0.isNull }.map(\.text)
    return texts.contains(nil) ? [] : texts.compactMap { $0 }
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
