import OpenAPI
import Syntax

/// `value-range`: values in a schema compared with the guideline's documented range, which may grow. A
/// definition is reported once: for values outside the range, or else for excluding others.
struct ValueRangeCheck: Check {
  static let word = "value-range"
  static let meaning =
    "Values that a schema lists, against the range that the guideline knows today, which may grow."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("range", .texts, "the values that the guideline knows today"),
      EntryKey("closed", .text, "what is said of a list that is right and closed"),
    ]
  }
  static let placeholders = ["header", "values", "range"]

  private let cases: [ValueRangeCase]

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [ValueRangeCase] = []
    for entry in try entry.cases() {
      guard let values = try entry.strings("range"), try entry.readText(.closed, ["header", "range"]) else {
        throw RuleFileError("the entry lacks 'range' or 'closed'", at: entry.node)
      }
      cases.append(ValueRangeCase(selection: try Selection(entry), values: values))
      try entry.readMessage(Self.placeholders)
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    for (position, `case`) in cases.enumerated() {
      for (index, entries) in `case`.selection.definitions(inspection) {
        let definition = inspection.document.definitions[index]
        let lists = definition.schemaParts(in: inspection.document).compactMap { $0.keyword("enum") }
        guard let list = lists.first(where: \.isSequence) else { continue }
        let strangers = list.elements.filter { !$0.isNull && !`case`.values.contains($0.text ?? "") }
        collector.add(
          case: position, strangers.isEmpty ? .closed : .message,
          about: inspection.subject(definition, entries, at: strangers.first ?? list),
          arguments: [
            "header": entries[0].name, "values": Wording.quoted(strangers.compactMap(\.text)),
            "range": Wording.quoted(`case`.values),
          ])
      }
    }
  }
}

private struct ValueRangeCase {
  let selection: Selection
  let values: [String]
}
