import HTTPFields
import OpenAPI
import Syntax

/// `example`: examples and other stated values that their own schema rejects under every reading.
///
/// Each is reported once, at its location, however many headers share it.
struct ExampleCheck: Check {
  static let word = "example"
  static let judgesForm = true
  static let meaning =
    "Examples and other stated values that their own schema refuses, however they are read."
  static var keys: [EntryKey] {
    Selection.keys
  }
  static let placeholders = ["header", "example", "keyword", "advice"]

  private let selection: Selection

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    try entry.readMessage(Self.placeholders)
  }

  private typealias Finding = StatedFaults<SchemaFault>.Finding

  /// What to check only once.
  private struct Judgement: Hashable {
    let value: StatedValue.Identity
    let schema: Node?
  }

  /// The schema of a definition, possibly shared.
  private struct SchemaUse: Hashable {
    let schema: Node
    let form: ValueForm
  }

  /// Further wrong values of a definition aren't reported: thousands of uses may share one with thousands of
  /// values.
  private static let limit = 20

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    var judge = Judge(document)
    var faults = StatedFaults<SchemaFault>()
    for (index, entries) in selection.definitions(inspection) {
      let definition = document.definitions[index]
      let examples = definition.statedExamples(in: document).lazy.compactMap { value in
        judge.fault(of: value, in: definition).map { (value: value, fault: $0) }
      }
      for (value, fault) in Array(examples.prefix(Self.limit)) + judge.faultsOfSchema(of: definition) {
        faults.add(fault, in: value, of: definition, entries)
      }
    }
    for finding in faults.findings {
      let isRight = judge.refusesRightValues(finding, inspection)
      collector.add(about: finding.subject(inspection), arguments: arguments(finding, isRight: isRight))
    }
  }

  /// Checks each value against its schema once, and each shared schema against its own values once.
  private struct Judge {
    private let document: APIDocument
    private var evaluator: SchemaEvaluator
    private var judged: [Judgement: SchemaFault?] = [:]
    private var ofSchemas: [SchemaUse: [(value: StatedValue, fault: SchemaFault)]] = [:]

    init(_ document: APIDocument) {
      self.document = document
      evaluator = SchemaEvaluator(document)
    }

    mutating func fault(of value: StatedValue, in definition: HeaderDefinition) -> SchemaFault? {
      if value.isUnfilled { return nil }
      let judgement = Judgement(value: value.identity, schema: value.schema)
      if let known = judged[judgement] { return known }
      let fault = evaluator.fault(of: value, in: definition)
      judged[judgement] = .some(fault)
      return fault
    }

    /// Whether a value is right for its field, and the format refuses all that are.
    mutating func refusesRightValues(_ finding: Finding, _ inspection: Inspection) -> Bool {
      let (value, fault) = (finding.value, finding.fault)
      let (key, catalogue) = (finding.entries[0].key, inspection.names.catalogue)
      guard case .format = fault.keyword, fault.element == nil, fault.properties.isEmpty, value.node.isScalar,
        let text = value.readings.first, let grammar = catalogue[key]?.grammar, grammar.fault(in: text) == nil
      else { return false }
      return evaluator.formatOfNoValue(of: key, catalogue, insteadOf: value, in: finding.definition) != nil
    }

    /// The faults in `enum`, `const` and `default`.
    mutating func faultsOfSchema(of definition: HeaderDefinition) -> [(
      value: StatedValue, fault: SchemaFault
    )] {
      guard let schema = definition.schemaView(in: document), let node = schema.node else { return [] }
      let use = SchemaUse(schema: node, form: definition.valueForm)
      if let known = ofSchemas[use] {
        return known.map { (node == schema.written ? $0.value : $0.value.behind(schema.written), $0.fault) }
      }
      var faults: [(value: StatedValue, fault: SchemaFault)] = []
      for value in definition.possibleValues(in: document) where faults.count < ExampleCheck.limit {
        if let fault = fault(of: value, in: definition) { faults.append((value, fault)) }
      }
      ofSchemas[use] = faults
      return faults
    }
  }

  /// - Parameter isRight: whether the value is right, and the schema wrong.
  private func arguments(_ finding: Finding, isRight: Bool) -> Arguments {
    let wording = SchemaFaultWording(finding.fault)
    let name = finding.entries[0].name
    return [
      "header": name, "example": Self.describe(finding), "keyword": wording.keyword,
      "advice": isRight ? "delete the format, which no '\(name)' has" : "write \(wording.accepted)",
    ]
  }

  /// `example 'ten'`; omits the text of a collection of the wrong type.
  private static func describe(_ finding: Finding) -> String {
    let kind = finding.value.origin.noun
    if case .type = finding.fault.keyword, !finding.value.node.isScalar, finding.fault.element == nil {
      return kind
    }
    return finding.value.readings.first.map { kind + " " + Wording.excerpt($0) } ?? kind
  }
}
