import OpenAPI
import Syntax

extension RequireCheck {
  func inspectOperations(_ inspection: Inspection, _ collector: inout FindingCollector) {
    let document = inspection.document
    var faults: [(operation: Operation, case: Int, fault: HeaderDemandFault)] = []
    // Of operations with a reference that can't be followed nothing is known.
    var (count, isAllKnown) = (0, true)
    for (operation, context) in zip(document.operations, inspection.contexts.ofOperations)
    where operation.isOffered {
      guard operation.hasAllParameters else {
        isAllKnown = false
        continue
      }
      count += 1
      for (index, `case`) in cases.enumerated() {
        guard `case`.filter.holds(in: context),
          let fault = `case`.demand.fault({ has(operation, $0.key, `case`, inspection) ? $0.text : nil })
        else { continue }
        faults.append((operation, index, fault))
        break
      }
    }
    if hasSummary, faults.count == count, let first = faults.first,
      let paths = document.root.members.last(where: { $0.key.hasText("paths") })?.key
    {
      collector.add(
        case: first.case, .summary, about: Subject(key: paths, header: first.fault.missing.first),
        arguments: [
          "count": "\(count) operation" + (count == 1 ? "" : "s")
            + (isAllKnown ? "" : " whose parameters are known")
        ])
      return
    }
    for (operation, index, fault) in faults {
      collector.add(
        case: index, about: Subject(operation, header: fault.missing.first),
        arguments: arguments(fault, operation: operation.title),
        fix: fix(operation, cases[index], collector.ruleCase(index).fix, document))
    }
  }

  /// Makes the one header that an operation's own list declares, and that is optional there, a required one.
  private func fix(
    _ operation: Operation, _ case: RequirementCase, _ template: FixTemplate?, _ document: APIDocument
  ) -> Fix? {
    guard case .set(let settings)? = template, `case`.mustBeRequired, let own = operation.ownParameters else {
      return nil
    }
    let declared = `case`.demand.names.flatMap { operation.parameters.named($0.key, in: document) }
    guard declared.count == 1, let use = declared.first,
      document.parameterLists[own].items.contains(where: { $0.site == use.site }),
      let index = document.headers[use.header].definition, document.definitions[index].object == use.site
    else { return nil }
    return document.definitions[index].setting(settings, isSafe: false)
  }

  private func has(
    _ operation: Operation, _ name: String, _ case: RequirementCase, _ inspection: Inspection
  ) -> Bool {
    let document = inspection.document
    return document.parameters(name, of: operation, inspection.aliases).contains { use in
      !`case`.mustBeRequired || document.isRequired(use)
    }
  }
}

extension APIDocument {
  /// Whether every request must have the header.
  func isRequired(_ use: ParameterUse) -> Bool {
    headers[use.header].definition.map { definitions[$0].isRequired } ?? false
  }
}
