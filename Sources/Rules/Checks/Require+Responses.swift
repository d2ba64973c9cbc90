import OpenAPI
import Syntax

extension Require {
  /// A response may be used in several ways, and each use has the first case that it doesn't meet. What all uses of a
  /// shared response lack is said of the response, what only some of them lack is said of those: the others would have
  /// no use for it.
  func inspect(
    _ response: Response, _ uses: [Situation], _ document: APIDocument, _ report: inout Report
  ) {
    var open = uses
    for (variant, `case`) in cases.enumerated() where !open.isEmpty {
      let fitting = open.filter(`case`.filter.holds)
      guard let first = fitting.first else { continue }
      let fault = `case`.demand.fault { name in
        response.headers.contains { document.headers[$0].key == name }
      }
      guard let fault else { continue }
      if response.sites.isEmpty || fitting.count == uses.count {
        let message = text(`case`.message, fault, ["status": first.statusText ?? ""])
        report.add(message, about: subject(fault, response, fitting), variant: variant)
      } else {
        for use in fitting {
          guard let key = use.keyNode else { continue }
          let message = text(`case`.message, fault, ["status": use.statusText ?? ""])
          report.add(message, about: Subject(key: key, header: fault.missing.first), variant: variant)
        }
      }
      open.removeAll(where: `case`.filter.holds)
    }
  }

  /// A response stands where it is used, or among the components, to which references lead.
  private func subject(_ fault: HeaderDemand.Fault, _ response: Response, _ uses: [Situation]) -> Subject {
    // A response that is a file of its own has no key.
    let ownKey = response.node.key ?? response.node.members.first?.key ?? response.node
    let place = response.sites.isEmpty ? uses.first?.keyNode ?? ownKey : ownKey
    return Subject(
      header: fault.missing.first ?? "", element: response.node, place: .init(place),
      sites: uses.narrow(response.sites, ofUsesOf: CollectionOfOne(response)), elements: [response.node])
  }
}
