import OpenAPI
import Syntax

extension Require {
  func inspectOperations(_ document: APIDocument, _ report: inout Report) {
    var remarks: [(subject: Subject, variant: Int, message: String)] = []
    var count = 0
    for operation in document.operations where operation.isOffered {
      count += 1
      guard operation.hasAllParameters else { continue }
      let situation = Situation(document, operation: operation)
      for (variant, `case`) in cases.enumerated() {
        guard `case`.filter.holds(in: situation),
          let fault = `case`.demand.fault({ has(operation, $0, `case`, document) })
        else { continue }
        let message = text(`case`.message, fault, ["operation": operation.title])
        remarks.append((Subject(operation, header: fault.missing.first), variant, message))
        break
      }
    }
    if let summary, remarks.count == count, let first = remarks.first,
      let paths = document.root.members.last(where: { $0.key.hasText("paths") })?.key
    {
      let text = summary.text(["count": "\(count) operation" + (count == 1 ? "" : "s")])
      report.add(text, about: Subject(key: paths, header: first.subject.header), variant: first.variant)
      return
    }
    for remark in remarks { report.add(remark.message, about: remark.subject, variant: remark.variant) }
  }

  private func has(
    _ operation: OpenAPI.Operation, _ name: String, _ case: Case, _ document: APIDocument
  ) -> Bool {
    operation.parameters.contains { use in
      let header = document.headers[use.header]
      guard header.key == name else { return false }
      return !`case`.mustBeRequired || header.definition.map { document.definitions[$0].isRequired } ?? false
    }
  }
}

extension Subject {
  /// Something that stands under a key.
  init(key: Node, header: String?) {
    self.init(
      header: header ?? "", element: key.valueAsWritten, place: Place(key), sites: [],
      elements: [key.valueAsWritten])
  }

  /// An operation that lacks something.
  init(_ operation: OpenAPI.Operation, header: String?) {
    self.init(key: operation.keyNode, header: header)
  }
}
