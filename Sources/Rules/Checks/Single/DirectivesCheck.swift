import HTTPFields
import OpenAPI
import Syntax
import Text

/// `directives`: stated values of a header that is a list of directives, against what such a list should have. All cases
/// that a value breaks are corrected in what the message proposes; the first is reported.
///
/// Of a definition the first faulty value is reported. Values that are no such list, and the elements of arrays, which may
/// be combined with others, are left alone.
struct DirectivesCheck: Check {
  static let word = "directives"
  static let judgesForm = true
  static let looksAtSelection = true
  static let meaning =
    "Response headers whose stated values are lists of directives that lack one or have one too many. The first case that isn't met is reported, and proposes a value that meets all of them. Silent about elements of arrays, which may be joined with others."
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey(
        "unless-elements", .other("a list of texts, or of lists of texts"), default: "nothing",
        "elements, and groups of elements; a value with one of them isn't meant"),
      EntryKey(
        "naming", .texts, default: "all values", "names of elements, one of which the value must have"),
      EntryKey("one-of", .texts, default: "another demand", "elements, one of which the value must have"),
      EntryKey("none-of", .texts, default: "another demand", "elements that the value must not have"),
      EntryKey("add", .text, default: "nothing", "the element that is proposed where `one-of` isn't met"),
      EntryKey("within", .keys(rangeKeys), default: "another demand", "the numbers that an element may have"),
    ]
  }
  static let placeholders = ["header", "value", "write"]

  private static let rangeKeys = [
    EntryKey("of", .texts, "names of elements; the first one in the value counts"),
    EntryKey("from", .integer, "the lowest number"),
    EntryKey("to", .integer, "the highest number"),
    EntryKey("otherwise", .integer, "the number that is proposed where the value has none of these"),
  ]

  private let cases: [DirectivesCase]

  init(_ entry: EntryReader) throws(RuleFileError) {
    var cases: [DirectivesCase] = []
    for entry in try entry.cases() {
      cases.append(
        DirectivesCase(
          selection: try Selection(entry), spared: try Self.groups(entry),
          names: try entry.strings("naming")?.map(asciiLowercase), demand: try Self.demand(entry)))
      try entry.readMessage(Self.placeholders)
    }
    self.cases = cases
  }

  private static func groups(_ entry: EntryReader) throws(RuleFileError) -> [[String]] {
    var groups: [[String]] = []
    for element in entry.value("unless-elements")?.elements ?? [] {
      groups.append(try EntryReader.strings(element, "unless-elements").map(asciiLowercase))
    }
    return groups
  }

  private static func demand(_ entry: EntryReader) throws(RuleFileError) -> DirectiveDemand {
    let (any, none) = (try entry.strings("one-of") ?? [], try entry.strings("none-of") ?? [])
    let addition = try entry.string("add")
    guard let node = entry.value("within") else {
      guard !any.isEmpty || !none.isEmpty else {
        throw RuleFileError("the entry lacks 'one-of', 'none-of' or 'within'", at: entry.node)
      }
      return .elements(any: any, none: none, addition: addition)
    }
    let reader = try EntryReader(node)
    guard let names = try reader.strings("of"), let low = try reader.integer("from"),
      let high = try reader.integer("to"), let otherwise = try reader.integer("otherwise"), low <= high
    else { throw RuleFileError("'within' needs 'of', 'from', 'to' and 'otherwise'", at: node) }
    try reader.finish()
    return .range(of: names, low...high, otherwise: otherwise)
  }

  /// A definition with the cases that are about it.
  private struct Candidate {
    var found: DefinitionUses
    var cases: [Int]
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    for candidate in candidates(inspection) {
      let values = document.definitions[candidate.found.index].statedValues(in: document)
      let grammar = inspection.names.catalogue[inspection.key(of: candidate.found.entries[0])]?.grammar
      let faults = values.lazy.compactMap { fault(of: $0, grammar, candidate) }.prefix(2)
      guard let fault = faults.first else { continue }
      let write = mended(fault.list, candidate).text
      collector.add(
        case: fault.case, about: candidate.found.subject(fault.value, inspection),
        arguments: [
          "header": candidate.found.entries[0].name, "value": fault.text,
          "write": write,
        ], fix: faults.count == 1 ? Self.fix(fault.value, write) : nil)
    }
  }

  /// Nil for what isn't one text, and where the schema may refuse the new one.
  private static func fix(_ value: StatedValue, _ text: String) -> Fix? {
    guard value.node.isScalar, value.site == nil, value.isSentAsWritten, value.schema?["pattern"] == nil
    else { return nil }
    return Fix(.rewrite(value.node, .string(text)), isSafe: false)
  }

  private func candidates(_ inspection: Inspection) -> [Candidate] {
    var candidates: [Candidate] = []
    var positions: [DefinitionIndex: Int] = [:]
    for (index, `case`) in cases.enumerated() {
      for found in DefinitionUses.all(`case`.selection, inspection) {
        guard let position = positions[found.index] else {
          positions[found.index] = candidates.count
          candidates.append(Candidate(found: found, cases: [index]))
          continue
        }
        candidates[position].found.add(found)
        candidates[position].cases.append(index)
      }
    }
    return candidates
  }

  private struct Fault {
    let value: StatedValue
    let text: String
    let list: DirectiveList
    /// The first case that isn't met.
    let `case`: Int
  }

  private func fault(of value: StatedValue, _ grammar: FieldGrammar?, _ candidate: Candidate) -> Fault? {
    guard !value.isItem, !value.isUnfilled, let text = value.readings.first,
      // What breaks the grammar is judged as it is to be mended.
      let right = grammar?.fault(in: text) == nil ? text : grammar?.repaired(text),
      let list = DirectiveList(right),
      let index = candidate.cases.first(where: {
        !cases[$0].spares(list) && !cases[$0].demand.isMet(by: list)
      })
    else { return nil }
    return Fault(value: value, text: text, list: list, case: index)
  }

  private func mended(_ list: DirectiveList, _ candidate: Candidate) -> DirectiveList {
    candidate.cases.reduce(list) { list, index in
      cases[index].spares(list) ? list : cases[index].demand.mending(list)
    }
  }
}

private struct DirectivesCase {
  let selection: Selection
  /// In lower case.
  let spared: [[String]]
  /// In lower case; nil for any.
  let names: [String]?
  let demand: DirectiveDemand

  func spares(_ list: DirectiveList) -> Bool {
    names?.contains(where: list.has) == false || spared.contains { $0.allSatisfy(list.has) }
  }
}
