import OpenAPI
import Syntax
import Text

/// `same-headers`: responses of operations with one method that should have the headers which the operation of another
/// method on the same path has under the same status.
///
/// Skips callbacks and webhooks, ranges of statuses, and responses of which a header may be hidden behind a reference that
/// can't be followed.
struct SameHeadersCheck: Check {
  static let word = "same-headers"
  static let meaning =
    "Responses of one method that lack headers which another method of the same path has under the same status. Silent about callbacks and webhooks, ranges of statuses, and where a reference that can't be followed may hide a header."
  static var keys: [EntryKey] {
    RuleContextFilter.keys + [
      EntryKey("method", .text, "the method whose responses are looked at, in upper case"),
      EntryKey("as", .text, "the method with whose responses they are compared, in upper case"),
      EntryKey("except", .texts, default: "none", "names, and globs over names, that may be missing"),
    ]
  }
  static let placeholders = ["status", "missing", "operation"]

  private let method: String
  private let other: String
  private let exceptions: [NamePattern]
  private let filter: RuleContextFilter

  init(_ entry: EntryReader) throws(RuleFileError) {
    method = try entry.requiredString("method")
    other = try entry.requiredString("as")
    exceptions = (try entry.strings("except") ?? []).map(NamePattern.init)
    filter = try RuleContextFilter(entry)
    try entry.readMessage(Self.placeholders)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    let operations = document.operations.filter(\.isOffered)
    guard operations.contains(where: { $0.method == method }) else { return }
    let others = Dictionary(
      operations.lazy.filter { $0.method == other }.map { ($0.path ?? "", $0) },
      uniquingKeysWith: { first, _ in first })
    for context in inspection.contexts.ofOfferedOperations {
      guard let operation = context.operation, operation.method == method, operation.isOffered,
        let counterpart = others[operation.path ?? ""], case .code? = context.status,
        let use = counterpart.responses.first(where: { $0.status == context.status }),
        let model = use.response.map({ document.responses[$0] }), let response = context.response,
        response.hasAllHeaders, let key = context.keyNode, filter.holds(in: context)
      else { continue }
      let missing = missing(in: response, from: model, document)
      guard !missing.isEmpty else { continue }
      var subject = Subject(key: key, header: missing[0])
      subject.operation = operation
      collector.add(
        about: subject,
        arguments: [
          "status": context.statusText ?? "", "missing": Wording.quoted(missing),
          "operation": counterpart.title,
        ])
    }
  }

  private func missing(in response: Response, from model: Response, _ document: APIDocument) -> [String] {
    model.headers.map { document.headers[$0] }.filter { entry in
      response.header(named: entry.key, in: document) == nil
        && !exceptions.contains { $0.matches(lowercase: entry.key) }
    }.map(\.name)
  }
}
