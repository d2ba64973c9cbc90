import OpenAPI
import Syntax

/// `example`: examples and other stated values that their own schema refuses, however they are read.
///
/// Each is reported once, where it stands, however many headers share it.
struct Example: Check {
  static let word = "example"
  private let selection: Selection
  private let message: Message

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    message = try entry.message(["header", "example", "keyword", "accepted"])
  }

  private typealias Finding = StatedFaults<SchemaFault>.Finding

  /// What need not be held against each other twice.
  private struct Judgement: Hashable {
    let value: Node
    let schema: Node?
  }

  /// Wrong values of one definition beyond these aren't reported: thousands of uses may share one that states thousands.
  private static let limit = 20

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    var evaluator = SchemaEvaluator(inspection.document)
    var judged: [Judgement: SchemaFault?] = [:]
    var faults = StatedFaults<SchemaFault>()
    for (index, entries) in inspection.definitions(of: selection.entries(inspection)) {
      let definition = inspection.document.definitions[index]
      var count = 0
      for value in definition.statedValues(in: inspection.document) where count < Self.limit {
        let judgement = Judgement(value: value.node, schema: value.schema)
        let fault = judged[judgement] ?? evaluator.fault(of: value, in: definition)
        judged[judgement] = .some(fault)
        guard let fault else { continue }
        count += 1
        faults.add(fault, in: value, of: definition, entries)
      }
    }
    for finding in faults.findings {
      report.add(text(finding), about: finding.subject(inspection))
    }
  }

  private func text(_ finding: Finding) -> String {
    let wording = SchemaFaultWording(finding.fault)
    return message.text([
      "header": finding.entries[0].name,
      "example": Self.describe(finding),
      "keyword": wording.keyword, "accepted": wording.accepted,
    ])
  }

  /// `example 'ten'`; the text of a collection is not what is refused where its type is wrong.
  private static func describe(_ finding: Finding) -> String {
    let kind = finding.value.origin.noun
    if case .type = finding.fault.keyword, !finding.value.node.isScalar, finding.fault.element == nil {
      return kind
    }
    return finding.value.readings.first.map { kind + " " + Wording.excerpt($0) } ?? kind
  }
}
