import OpenAPI
import Syntax

/// The faults of stated values: each value once, at its location, however many headers share it.
struct StatedFaults<Fault> {
  struct Finding {
    let definition: HeaderDefinition
    let value: StatedValue
    let fault: Fault
    fileprivate(set) var entries: [HeaderEntry]
    /// The references that lead out of the definitions to the value.
    fileprivate(set) var sites: [Node]

    func subject(_ inspection: Inspection) -> Subject {
      inspection.subject(value, of: definition, entries, sites)
    }
  }

  private(set) var findings: [Finding] = []
  /// Indices of the findings, by the nodes of their values.
  private var positions: [Node: Int] = [:]

  mutating func add(
    _ fault: Fault, in value: StatedValue, of definition: HeaderDefinition, _ entries: [HeaderEntry]
  ) {
    if let position = positions[value.node] {
      findings[position].entries += entries
      findings[position].sites += [value.site].compactMap { $0 }
      return
    }
    positions[value.node] = findings.count
    findings.append(
      Finding(
        definition: definition, value: value, fault: fault, entries: entries,
        sites: [value.site].compactMap { $0 }))
  }
}
