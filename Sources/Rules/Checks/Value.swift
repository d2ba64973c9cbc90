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
  /// Fields whose values are not judged, although their grammar is known.
  private let exceptions: [NamePattern]
  /// Fields whose values are secrets.
  private let secrets: [NamePattern]
  /// Fields of which each line of a value is one (OpenAPI 3.2, Parameter Object).
  private let lines: [NamePattern]
  private let message: Message

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    exceptions = (try entry.strings("except") ?? []).map(NamePattern.init)
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
    let entries = selection.entries(inspection).filter { entry in
      catalogue[entry.key]?.grammar != nil && !exceptions.contains { $0.matches(lowercase: entry.key) }
    }
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
    for finding in findings { report.add(text(finding), about: subject(finding, inspection)) }
  }

  /// One definition may serve headers of several names.
  private func fault(
    of value: StatedValue, of definition: HeaderDefinition, among entries: [HeaderEntry],
    _ catalogue: FieldCatalogue
  ) -> Finding? {
    let readings = value.readings
    guard let text = readings.first, !text.isEmpty else { return nil }
    var first: ValueFault?
    let faulty = entries.filter { entry in
      guard let grammar = catalogue[entry.key]?.grammar, !isPlaceholder(text, entry) else { return false }
      let faults = readings.compactMap { fault(in: $0, of: entry, grammar) }
      guard faults.count == readings.count else { return false }
      if first == nil { first = faults[0] }
      return true
    }
    guard let first else { return nil }
    return Finding(
      definition: definition, value: value, text: text, fault: first, entries: faulty,
      sites: [Self.site(of: value, in: definition)].compactMap { $0 })
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
      "header": finding.entries[0].name, "value": kind + " " + Self.quoted(finding.text),
      "problem": finding.fault.problem, "advice": finding.fault.advice ?? "",
    ])
  }

  /// A text on one line, long ones cut.
  private static func quoted(_ text: String) -> String {
    let line = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    guard line.unicodeScalars.count > 60 else { return "'\(line)'" }
    return "'\(String(String.UnicodeScalarView(line.unicodeScalars.prefix(60))))…'"
  }

  /// What is wrong is the definition, or what it refers to: a shared schema, a shared Example Object.
  private func subject(_ finding: Finding, _ inspection: Inspection) -> Subject {
    let value = finding.value
    guard !finding.sites.isEmpty, let holder = Self.holder(of: value.node) else {
      return inspection.subject(finding.definition, finding.entries, at: value.node)
    }
    var sites: [Node] = []
    for site in finding.sites where !sites.contains(site) { sites.append(site) }
    return Subject(
      header: finding.entries[0].name, element: holder, place: Place(value.node), sites: sites,
      elements: finding.entries.map(\.element))
  }

  /// What leads out of the definition to where the value is stated; nil where it is stated inside.
  private static func site(of value: StatedValue, in definition: HeaderDefinition) -> Node? {
    let object = definition.object
    guard !value.node.isInside(object) else { return nil }
    return object["schema"].flatMap { $0["$ref"] == nil ? nil : $0 } ?? object
  }

  /// The object that states it: a schema, an Example Object.
  private static func holder(of node: Node) -> Node? {
    var holder = node.parent
    while let next = holder, !next.isMapping { holder = next.parent }
    return holder
  }
}
