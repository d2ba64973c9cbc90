import OpenAPI
import Syntax

/// `method`: header parameters in requests whose method has no use for them.
///
/// An item of a list is at fault if all operations using the list have such a method.
struct MethodCheck: Check {
  static let word = "method"
  static let meaning = "Header parameters of requests whose method has no use for them."
  static let looksAtSelection = true
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("methods", .texts, "the methods that have no use for the header, in upper case")
    ]
  }
  static let placeholders = ["header", "methods"]

  private let selection: Selection
  /// In upper case.
  private let methods: Set<String>

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    guard let methods = try entry.strings("methods") else {
      throw RuleFileError("the entry lacks 'methods'", at: entry.node)
    }
    self.methods = Set(methods)
    try entry.readMessage(Self.placeholders)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    for (use, operations) in inspection.parameterUses(of: selection.entries(inspection)) {
      var names: [String] = []
      for operation in operations where !names.contains(operation.method) { names.append(operation.method) }
      guard methods.isSuperset(of: names) else { continue }
      let subject = inspection.subject(use)
      var fix: Fix?
      if case .remove(.header, _)? = collector.ruleCase(0).fix, !Self.overrides(use, operations, inspection) {
        fix = inspection.removing(use)
      }
      collector.add(
        about: subject, arguments: ["header": subject.header, "methods": Wording.list(names)], fix: fix)
    }
  }

  /// Whether the parameter takes the place of another one, in its list or the path's, which would be back without it.
  private static func overrides(
    _ use: ParameterUse, _ operations: [Operation], _ inspection: Inspection
  ) -> Bool {
    let (document, key) = (inspection.document, inspection.document.headers[use.header].key)
    let lists = Set(operations.flatMap { [$0.ownParameters, $0.pathParameters].compactMap(\.self) })
    return lists.contains { list in
      document.parameterLists[list].items.contains { item in
        item.site != use.site && document.headers[item.header].key == key
      }
    }
  }
}
