import OpenAPI
import Syntax

/// `value-range`: values in a schema compared with the guideline's documented range, which may grow. A
/// definition is reported once: for values outside the range, or else for excluding others.
///
///     range: [iOS, Android]      a case about values outside this range
///     closed: true               a case about lists that have none of those
struct ValueRangeCheck: Check {
  static let word = "value-range"
  static let judgesForm = true
  static let meaning =
    "Values that a schema lists, against the range that the guideline knows today, which may grow."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("range", .texts, default: "`closed`", "the values that the guideline knows today"),
      EntryKey(
        "closed", .boolean, default: "`range`",
        "whether the case is about closed lists that no other case reports"),
    ]
  }
  static let placeholders = ["header", "values", "range", "open"]

  private let cases: [ValueRangeCase]

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [ValueRangeCase] = []
    for entry in try entry.cases() {
      let (values, isClosed) = (try entry.strings("range"), try entry.boolean("closed") ?? false)
      guard isClosed != (values != nil) else {
        throw RuleFileError("the entry lacks 'range' or 'closed'", at: entry.node)
      }
      cases.append(ValueRangeCase(selection: try Selection(entry), values: values))
      try entry.readMessage(Self.placeholders)
    }
    self.cases = cases
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    /// The definitions of which something is said already.
    var judged: Set<DefinitionIndex> = []
    for (position, `case`) in cases.enumerated() {
      for (index, entries) in `case`.selection.definitions(inspection) where !judged.contains(index) {
        let definition = inspection.document.definitions[index]
        let lists = definition.schemaParts(in: inspection.document).compactMap { $0.keyword("enum") }
        guard let list = lists.first(where: \.isSequence) else { continue }
        let values = `case`.values
        let strangers = values.map { values in
          list.elements.filter { !$0.isNull && !values.contains($0.text ?? "") }
        }
        if strangers?.isEmpty == true { continue }
        judged.insert(index)
        let open = inspection.document.version < .v3_1 ? "x-extensible-enum" : "examples"
        collector.add(
          case: position, about: inspection.subject(definition, entries, at: strangers?.first ?? list),
          arguments: [
            "header": entries[0].name, "values": Wording.quoted((strangers ?? []).compactMap(\.text)),
            "range": Wording.quoted(values ?? []),
            "open": "'\(open)'",
          ],
          fix: strangers == nil ? definition.renamingKeyword(list.key, to: open, in: inspection) : nil)
      }
    }
  }
}

private struct ValueRangeCase {
  let selection: Selection
  /// Nil for a case about lists that are closed.
  let values: [String]?
}
