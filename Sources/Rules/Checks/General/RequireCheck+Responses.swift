import OpenAPI
import Syntax

extension RequireCheck {
  /// A shared response has several uses, each with the first case it violates. A fault in all uses is
  /// reported at the response, one in only some of them at those uses: the others don't need the header.
  /// - Parameter standIns: by case, the document's names that stand for others.
  func inspect(
    _ response: Response, _ uses: [RuleContext], _ standIns: [[String: [String]]], _ document: APIDocument,
    _ aliases: Aliases,
    _ collector: inout FindingCollector
  ) {
    func fault(_ index: Int) -> HeaderDemandFault? {
      cases[index].demand.fault { name in
        if response.header(named: name.key, in: document) != nil { return name.text }
        if let alias = document.name(of: name.key, in: response, aliases) { return alias }
        return standIns[index][name.key]?.compactMap { response.header(named: $0, in: document) }
          .min { $0.index < $1.index }?.name
      }
    }
    func add(_ fault: HeaderDemandFault, _ index: Int, _ status: String?, _ subject: Subject) {
      collector.add(case: index, about: subject, arguments: arguments(fault, status: status ?? ""))
    }
    for (index, `case`) in cases.enumerated() {
      guard uses.allSatisfy({ `case`.filter.holds(in: $0) }), let fault = fault(index) else { continue }
      return add(fault, index, uses.first?.statusText, subject(fault, response, uses))
    }
    // A single use has been covered.
    guard uses.count > 1 else { return }
    var open = uses
    for (index, `case`) in cases.enumerated() where !open.isEmpty {
      let fitting = open.filter { `case`.filter.holds(in: $0) }
      guard !fitting.isEmpty, let fault = fault(index) else { continue }
      if response.sites.isEmpty {
        add(fault, index, fitting.first?.statusText, subject(fault, response, fitting))
      } else {
        for use in fitting {
          guard let key = use.keyNode else { continue }
          add(fault, index, use.statusText, subject(fault, key, use))
        }
      }
      open.removeAll { `case`.filter.holds(in: $0) }
    }
  }

  /// One use of a shared response.
  private func subject(_ fault: HeaderDemandFault, _ key: Node, _ use: RuleContext) -> Subject {
    var subject = Subject(key: key, header: fault.missing.first)
    subject.operation = use.operation
    return subject
  }

  /// A response is located where it is used, or in the components if it is referred to.
  private func subject(_ fault: HeaderDemandFault, _ response: Response, _ uses: [RuleContext]) -> Subject {
    // A response that is a whole file has no key.
    let ownKey = response.node.key ?? response.node.members.first?.key ?? response.node
    let place = response.sites.isEmpty ? uses.first?.keyNode ?? ownKey : ownKey
    let keys = uses.compactMap(\.keyNode)
    // Of what is said at a use of the response it speaks as well.
    let elements = [response.node] + keys.map(\.valueAsWritten).filter { $0 != response.node }
    let sites =
      response.sites.isEmpty
      ? response.sites : response.sites.without(usesOf: CollectionOfOne(response), except: Set(keys))
    return Subject(
      header: fault.missing.first ?? "", element: response.node, place: .init(place), sites: sites,
      elements: Subject.Elements(elements))
  }
}
