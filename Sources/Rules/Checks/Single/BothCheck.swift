import OpenAPI

/// `both`: a request header and a response header that an operation has both or neither of.
///
/// Skips callbacks and webhooks, and operations where an unresolved reference may hide the other header.
struct BothCheck: Check {
  static let word = "both"
  static let meaning =
    "A request header and a response header of which an operation has both or neither. Silent about callbacks and webhooks, and where a reference that can't be followed may hide the other one."
  static var keys: [EntryKey] {
    RuleContextFilter.keys + [
      EntryKey("parameter", .text, "the request header"),
      EntryKey("response-header", .text, "the response header"),
    ]
  }
  static let placeholders = ["operation", "present", "missing"]

  private let parameter: HeaderOffer
  private let responseHeader: HeaderOffer
  private let filter: RuleContextFilter

  init(_ entry: EntryReader) throws(RuleFileError) {
    parameter = HeaderOffer(name: try entry.requiredString("parameter"), side: .parameter)
    responseHeader = HeaderOffer(name: try entry.requiredString("response-header"), side: .responseHeader)
    filter = try RuleContextFilter(entry)
    try entry.readMessage(Self.placeholders)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    for (operation, context) in zip(document.operations, inspection.contexts.ofOperations)
    where operation.isOffered {
      guard let (present, missing) = fault(operation, inspection), filter.holds(in: context) else { continue }
      collector.add(
        about: Subject(operation, header: missing.name),
        arguments: [
          "operation": operation.title, "present": present.name, "missing": missing.name,
        ])
    }
  }

  private func fault(_ operation: Operation, _ inspection: Inspection)
    -> (present: HeaderOffer, missing: HeaderOffer)?
  {
    let request = parameter.answer(of: operation, inspection.document, inspection.aliases)
    if request == .unknown { return nil }
    return switch (request, responseHeader.answer(of: operation, inspection.document, inspection.aliases)) {
    case (.offered, .missing): (parameter, responseHeader)
    case (.missing, .offered): (responseHeader, parameter)
    default: nil
    }
  }
}
