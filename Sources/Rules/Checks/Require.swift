import HTTPFields
import OpenAPI
import Syntax

/// `require`: headers that the requests of an operation, or a response, must have. The first case that isn't met speaks.
///
/// Silent about callbacks and webhooks, and where a reference that can't be followed may hide the header.
struct Require: Check {
  static let word = "require"
  private let place: Place
  private let cases: [Case]
  /// Said once instead, where it holds for every operation.
  private let summary: Message?

  private enum Place: String, CaseIterable {
    case operation
    case response
  }

  private struct Case {
    let demand: HeaderDemand
    let condition: Condition?
    let message: Message
  }

  init(_ entry: EntryReader) throws(RuleFileError) {
    guard let place = try entry.word("on", Place.self) else {
      throw RuleFileError("the entry lacks 'on'", at: entry.node)
    }
    self.place = place
    var cases: [Case] = []
    for entry in try entry.cases() {
      let condition = place == .response ? entry.value("where") : nil
      cases.append(
        Case(
          demand: try HeaderDemand(entry),
          condition: try condition.map { (node) throws(RuleFileError) in try Condition(node) },
          message: try entry.message(["present", "missing", "operation", "status"])))
    }
    self.cases = cases
    let summary = place == .operation ? entry.value("summary") : nil
    self.summary = try summary.map { (node) throws(RuleFileError) in try Message(node, allowed: ["count"]) }
  }

  func inspect(_ inspection: Inspection, _ report: inout Report) {
    switch place {
    case .operation: inspectOperations(inspection.document, &report)
    case .response:
      for response in inspection.document.responses where response.hasAllHeaders {
        inspect(response, inspection.document, &report)
      }
    }
  }

  private func names(_ headers: some Sequence<Int>, _ document: APIDocument) -> Set<String> {
    Set(headers.map { document.headers[$0].key })
  }

  // MARK: Operations

  private func inspectOperations(_ document: APIDocument, _ report: inout Report) {
    let operations = document.operations.filter(\.isOffered)
    var remarks: [(subject: Subject, variant: Int, message: String)] = []
    for operation in operations where operation.hasAllParameters {
      let names = names(operation.parameters.map(\.header), document)
      for (variant, `case`) in cases.enumerated() {
        guard let fault = `case`.demand.fault(names) else { continue }
        let message = text(`case`.message, fault, ["operation": operation.title])
        remarks.append(
          (subject(fault, Self.value(of: operation.keyNode), operation.keyNode), variant, message))
        break
      }
    }
    if let summary, remarks.count == operations.count, let first = remarks.first,
      let paths = document.root.members.last(where: { $0.key.hasText("paths") })?.key
    {
      let count = "\(operations.count) operation" + (operations.count == 1 ? "" : "s")
      let subject = Subject(
        header: first.subject.header, element: Self.value(of: paths), place: .init(paths), sites: [],
        elements: [Self.value(of: paths)])
      report.add(summary.text(["count": count]), about: subject, variant: first.variant)
      return
    }
    for remark in remarks { report.add(remark.message, about: remark.subject, variant: remark.variant) }
  }

  // MARK: Responses

  private func inspect(_ response: Response, _ document: APIDocument, _ report: inout Report) {
    let situations = Situation.all(of: response, in: document).filter { situation in
      situation.use.map { document.operations[$0.operation].via == nil } ?? true
    }
    var known: Set<String>?
    for (variant, `case`) in cases.enumerated() {
      let fitting = situations.filter { `case`.condition?.holds(in: $0) ?? true }
      guard let first = fitting.first else { continue }
      let names = known ?? names(response.headers, document)
      known = names
      guard let fault = `case`.demand.fault(names) else { continue }
      let message = text(`case`.message, fault, ["status": first.use?.status ?? ""])
      report.add(message, about: subject(fault, response, fitting.compactMap(\.use)), variant: variant)
      return
    }
  }

  /// A response stands where it is used, or among the components, to which references lead.
  private func subject(_ fault: HeaderDemand.Fault, _ response: Response, _ uses: [Response.Use]) -> Subject {
    let fitting = Set(uses.map(\.keyNode))
    let others = Set(response.uses.map(\.keyNode).filter { !fitting.contains($0) }.map(Self.value))
    // A response that is a file of its own has no key.
    let ownKey = response.node.key ?? response.node.members.first?.key ?? response.node
    let place = response.sites.isEmpty ? uses.first?.keyNode ?? ownKey : ownKey
    return subject(fault, response.node, place, sites: response.sites.filter { !others.contains($0) })
  }

  // MARK: Small help

  private func subject(
    _ fault: HeaderDemand.Fault, _ element: Node, _ place: Node, sites: [Node] = []
  ) -> Subject {
    Subject(
      header: fault.missing.first ?? "", element: element, place: .init(place), sites: sites,
      elements: [element])
  }

  private func text(_ message: Message, _ fault: HeaderDemand.Fault, _ values: [String: String]) -> String {
    let lists = ["present": Wording.quoted(fault.present), "missing": Wording.quoted(fault.missing)]
    return message.text(lists.merging(values) { $1 })
  }

  /// A key's value as it is written: where two keys share one through an alias, each has its own pointer.
  private static func value(of key: Node) -> Node { key.tree.node(key.index + 1) }
}
