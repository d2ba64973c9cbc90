import HTTPFields
import OpenAPI
import Syntax

/// `pair`: headers that are useless without another one, in the same operation or somewhere in the same path.
///
/// Skips operations of callbacks and webhooks, and those where an unresolved reference may hide the other
/// header.
struct PairCheck: Check {
  static let word = "pair"
  static let meaning =
    "Headers that mean nothing without another one, in the same operation or somewhere in the same path. Silent about callbacks and webhooks, and where a reference that can't be followed may hide the other one."
  static let looksAtSelection = true
  static var keys: [EntryKey] {
    Selection.keys + [
      EntryKey("needs", .keys(needKeys), "the header that must be there")
    ]
  }
  static let placeholders = ["header", "needs", "where"]

  private static let needKeys = [
    EntryKey("parameter", .text, default: "`response-header`", "a request header"),
    EntryKey("response-header", .text, default: "`parameter`", "a response header"),
    EntryKey("in", .oneOf(Scope.self), default: "`operation`", "where it may be"),
  ]

  private let selection: Selection
  private let need: Need

  /// The header that must be present.
  private struct Need {
    let header: HeaderOffer
    let scope: Scope
  }

  private enum Scope: String, CaseIterable {
    case operation
    case path
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    selection = try Selection(entry)
    need = try Self.need(entry)
    try entry.readMessage(Self.placeholders)
  }

  private static func need(_ entry: EntryReader) throws(RuleFileError) -> Need {
    guard let node = entry.value("needs") else {
      throw RuleFileError("the entry lacks 'needs'", at: entry.node)
    }
    let reader = try EntryReader(node)
    let scope = try reader.word("in", Scope.self) ?? .operation
    let parameter = try reader.string("parameter")
    let header = try reader.string("response-header")
    try reader.finish()
    guard let name = parameter ?? header, parameter == nil || header == nil else {
      throw RuleFileError("'needs' must name either a 'parameter' or a 'response-header'", at: node)
    }
    let side = parameter == nil ? HeaderOffer.Side.responseHeader : .parameter
    return Need(header: HeaderOffer(name: name, side: side), scope: scope)
  }

  func inspect(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let entries = selection.entries(inspection)
    guard !entries.isEmpty else { return }
    let offers = offers(inspection)
    for (use, operations) in inspection.parameterUses(of: entries) {
      judge(inspection.subject(use), operations, offers, &collector)
    }
    for entry in entries where entry.kind == .response {
      judge(
        inspection.subject(entry), entry.operations.all.map { inspection.document.operations[$0] }, offers,
        &collector)
    }
  }

  private func judge(
    _ subject: Subject, _ operations: [Operation], _ offers: [String: OfferAnswer],
    _ collector: inout FindingCollector
  ) {
    var places: [String] = []
    var seen: Set<String> = []
    for operation in operations where operation.isOffered {
      let place = place(operation)
      if offers[place] == .missing, seen.insert(place).inserted { places.append(place) }
    }
    guard !places.isEmpty else { return }
    let plural = need.scope == .path ? "paths" : "operations"
    collector.add(
      about: subject,
      arguments: [
        "header": subject.header, "needs": need.header.name, "where": Wording.few(places, plural),
      ])
  }

  // MARK: Finding the other header

  /// By path or operation.
  private func offers(_ inspection: Inspection) -> [String: OfferAnswer] {
    var offers: [String: OfferAnswer] = [:]
    let document = inspection.document
    for operation in document.operations where operation.isOffered {
      let offer = need.header.answer(of: operation, document, inspection.aliases)
      let before = offers[place(operation)]
      offers[place(operation)] =
        [before, offer].contains(.offered) ? .offered : before == .unknown ? before : offer
    }
    return offers
  }

  private func place(_ operation: Operation) -> String {
    switch need.scope {
    case .operation: "\(operation.method) \(operation.path ?? "")"
    case .path: operation.path ?? ""
    }
  }
}
