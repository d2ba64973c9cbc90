import OpenAPI
import Syntax

extension Require {
  func inspectOperations(_ inspection: Inspection, _ report: inout Report) {
    let document = inspection.document
    var faults: [(operation: OpenAPI.Operation, variant: Int, fault: HeaderDemand.Fault)] = []
    var count = 0
    for (operation, situation) in zip(document.operations, inspection.situations.ofOperations)
    where operation.isOffered {
      count += 1
      guard operation.hasAllParameters else { continue }
      for (variant, `case`) in cases.enumerated() {
        guard `case`.filter.holds(in: situation),
          let fault = `case`.demand.fault({ has(operation, $0, `case`, document) })
        else { continue }
        faults.append((operation, variant, fault))
        break
      }
    }
    if let summary, faults.count == count, let first = faults.first,
      let paths = document.root.members.last(where: { $0.key.hasText("paths") })?.key
    {
      let text = summary.text(["count": "\(count) operation" + (count == 1 ? "" : "s")])
      report.add(text, about: Subject(key: paths, header: first.fault.missing.first), variant: first.variant)
      return
    }
    for (operation, variant, fault) in faults {
      report.add(
        text(cases[variant].message, fault) { $0 == "operation" ? operation.title : nil },
        about: Subject(operation, header: fault.missing.first), variant: variant)
    }
  }

  private func has(
    _ operation: OpenAPI.Operation, _ name: String, _ case: Case, _ document: APIDocument
  ) -> Bool {
    operation.parameters.named(name, in: document).contains { use in
      let header = document.headers[use.header]
      return !`case`.mustBeRequired || header.definition.map { document.definitions[$0].isRequired } ?? false
    }
  }
}

extension Subject {
  /// Something that stands under a key.
  /// - Parameter elements: the entries that are spoken about, where these are others.
  init(key: Node, header: String?, elements: [Node]? = nil) {
    self.init(
      header: header ?? "", element: key.valueAsWritten, place: Place(key), sites: .none,
      elements: elements ?? [key.valueAsWritten])
  }

  /// An operation that lacks something.
  init(_ operation: OpenAPI.Operation, header: String?) {
    self.init(key: operation.keyNode, header: header)
  }
}
