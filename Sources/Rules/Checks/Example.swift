import OpenAPI
import Syntax

/// `example`: examples that their own schema refuses, however they are read.
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
    let example: Node
    let schema: Node?
  }

  /// Wrong examples of one definition beyond these aren't reported: thousands of uses may share one that states thousands.
  private static let limit = 20

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    var evaluator = SchemaEvaluator(inspection.document)
    var judged: Set<Judgement> = []
    var faults = StatedFaults<SchemaFault>()
    for (index, entries) in inspection.definitions(of: selection.entries(inspection)) {
      let definition = inspection.document.definitions[index]
      var count = 0
      for value in definition.statedExamples(in: inspection.document) where count < Self.limit {
        if faults.share(value, entries) {
          count += 1
          continue
        }
        guard judged.insert(Judgement(example: value.node, schema: value.schema)).inserted,
          let fault = evaluator.fault(of: value, in: definition)
        else { continue }
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
    if case .type = finding.fault.keyword, !finding.value.node.isScalar, finding.fault.element == nil {
      return "example"
    }
    return finding.value.readings.first.map { "example " + Wording.excerpt($0) } ?? "example"
  }
}
