import HTTPFields
import OpenAPI
import Syntax
import Text

/// `states: {header: Cache-Control, other-than: [no-store, [no-cache, max-age=0]]}`: the response's header states a
/// value that has none of these elements, or groups of elements, in its list. With `naming: [max-age]` only values count
/// of which an element has one of these names.
final class StatesClause: Clause {
  static let key: StaticString = "states"
  static let about = EntryKey(
    "\(key)",
    .keys([
      EntryKey("header", .text, "the header"),
      EntryKey(
        "other-than", .other("a list of texts, or of lists of texts"),
        "elements of its list, and groups of elements; a value with one of these doesn't count"),
      EntryKey("naming", .texts, default: "all elements", "names, one of which the value must have"),
    ]), default: "anything", "a header of the response states a value that has none of these elements")
  /// In lower case.
  private let header: String
  /// In lower case.
  private let groups: [[String]]
  /// In lower case; nil for any.
  private let names: [String]?
  private let question = Memo.Question()

  init(_ node: Node) throws(RuleFileError) {
    let reader = try EntryReader(node)
    header = asciiLowercase(try reader.requiredString("header"))
    guard let list = reader.value("other-than"), list.isSequence else {
      throw RuleFileError("'states' needs a list 'other-than'", at: node)
    }
    var groups: [[String]] = []
    for element in list.elements {
      groups.append(try EntryReader.strings(element, "other-than").map(asciiLowercase))
    }
    self.groups = groups
    names = try reader.strings("naming")?.map(asciiLowercase)
    try reader.finish()
  }

  func holds(in context: RuleContext) -> Bool {
    guard let definition = context.definition(ofResponseHeader: header) else { return false }
    return context.memo.answer(question, on: definition.object) {
      states(definition, context.document)
    }
  }

  private func states(_ definition: HeaderDefinition, _ document: APIDocument) -> Bool {
    if definition.patterns(in: document).contains(where: { !allows(pattern: $0) && isNamed(in: $0) }) {
      return true
    }
    return definition.statedValues(in: document).contains { value in
      value.readings.contains { reading in
        let elements = ListValue.elements(reading)
        return !elements.isEmpty && !isOne(elements, isItem: value.isItem)
          && elements.contains(where: hasName)
      }
    }
  }

  /// An item of a list may be just a part of a group: the rest may be in other items.
  private func isOne(_ elements: [String], isItem: Bool) -> Bool {
    isItem
      ? elements.allSatisfy { element in groups.contains { $0.contains(element) } }
      : groups.contains { $0.allSatisfy(elements.contains) }
  }

  private func hasName(_ element: String) -> Bool {
    names?.contains { element == $0 || element.hasPrefix($0 + "=") } ?? true
  }

  private func isNamed(in pattern: String) -> Bool {
    let pattern = asciiLowercase(pattern)
    return names?.contains { pattern.contains($0) } ?? true
  }

  /// A pattern speaks of a group when the texts of all its elements are in it.
  private func allows(pattern: String) -> Bool {
    groups.contains { $0.allSatisfy { asciiLowercase(pattern).contains($0) } }
  }
}

/// `leaves-open: Cache-Control`: the response has this header and doesn't specify its values.
final class LeavesOpenClause: Clause {
  static let key: StaticString = "leaves-open"
  static let about = EntryKey(
    "\(key)", .text, default: "anything", "the response has this header and doesn't say with which values")
  private static let isOpen = Memo.Question()
  /// In lower case.
  private let header: String

  init(_ node: Node) throws(RuleFileError) { header = asciiLowercase(try EntryReader.string(node, Self.key)) }

  func holds(in context: RuleContext) -> Bool {
    guard let entry = context.responseHeader(header) else { return false }
    guard let definition = context.definition(of: entry) else { return entry.reference == nil }
    let document = context.document
    return context.memo.answer(Self.isOpen, on: definition.object) {
      definition.patterns(in: document).isEmpty
        && definition.statedTexts(in: document).allSatisfy { ListValue.elements($0).isEmpty }
    }
  }
}

extension RuleContext {
  fileprivate func responseHeader(_ name: String) -> HeaderEntry? {
    response.flatMap { document.header(name, in: $0, memo.aliases) }
  }

  fileprivate func definition(of entry: HeaderEntry) -> HeaderDefinition? {
    entry.definition.map { document.definitions[$0] }
  }

  fileprivate func definition(ofResponseHeader name: String) -> HeaderDefinition? {
    responseHeader(name).flatMap(definition)
  }
}

extension HeaderDefinition {
  /// The patterns that apply to all its values.
  fileprivate func patterns(in document: APIDocument) -> [String] {
    schemaParts(in: document).compactMap { $0.keyword("pattern")?.text }
  }
}
