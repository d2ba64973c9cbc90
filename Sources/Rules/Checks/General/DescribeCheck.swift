import OpenAPI
import Syntax

/// `describe`: headers whose description is missing or doesn't mention something.
///
/// Skips definitions in the guideline's models, callbacks and webhooks, and headers with an unresolved
/// reference.
struct DescribeCheck: Check {
  static let word = "describe"
  static let meaning =
    "Headers whose description is missing, or lacks a word about something. Silent about callbacks and webhooks, and about a header whose definition lies behind a reference that can't be followed."
  static let looksAtSelection = true
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "words", .texts, default: "any text will do",
        "words, and globs over words, one of which the description must have"),
      EntryKey(
        "deprecated", .boolean, default: "`false`",
        "whether only headers are meant that are marked as deprecated, or whose schema is"),
      EntryKey(
        "durations", .boolean, default: "`false`",
        "whether a stretch of time, such as `30m` or `PT30M`, will do in place of a word"),
    ]
  }
  static let placeholders = ["header"]

  private let selection: Selection
  /// Of which the description must contain one; nil if any text will do.
  private let words: WordList?
  /// Whether a stretch of time will do as well, such as `30m` or `PT30M`.
  private let allowsDurations: Bool
  /// Whether only headers are meant that are marked as deprecated.
  private let isAboutDeprecated: Bool

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    words = try entry.strings("words").map(WordList.init)
    allowsDurations = try entry.boolean("durations") ?? false
    isAboutDeprecated = try entry.boolean("deprecated") ?? false
    try entry.readMessage(Self.placeholders)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    for (index, entries) in selection.definitions(inspection) {
      let definition = inspection.document.definitions[index]
      let mark = isAboutDeprecated ? definition.deprecation(in: inspection.document) : nil
      if isAboutDeprecated, mark == nil { continue }
      guard !definition.descriptions(in: inspection.document).contains(where: isEnough) else { continue }
      let entries = entries.filter { $0.via == nil }
      if entries.isEmpty { continue }
      collector.add(
        about: inspection.subject(definition, entries, at: mark), arguments: ["header": entries[0].name])
    }
  }

  private func isEnough(_ description: String) -> Bool {
    if allowsDurations, DurationText.isIn(description) { return true }
    return words?.isIn(description) ?? !description.allSatisfy(\.isWhitespace)
  }
}

extension HeaderDefinition {
  /// What marks the header, or its schema, as deprecated.
  fileprivate func deprecation(in document: APIDocument) -> Node? {
    if isDeprecated { return object["deprecated"] }
    return schemaParts(in: document).lazy.compactMap { $0.keyword("deprecated") }.first { $0.boolean == true }
  }
}
