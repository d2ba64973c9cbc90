import OpenAPI
import Syntax

/// A definition of response headers, with the uses of them that a rule looks at.
struct DefinitionUses {
  let index: DefinitionIndex
  private(set) var entries: [HeaderEntry] = []
  private(set) var uses: [RuleContext] = []

  /// The definitions of the entries that a selection is about, in the order of first occurrence: without external ones, and
  /// without those that only callbacks and webhooks use.
  static func all(_ selection: Selection, _ inspection: Inspection) -> [DefinitionUses] {
    var found: [DefinitionUses] = []
    var positions: [DefinitionIndex: Int] = [:]
    for (entry, list) in selection.uses(inspection) {
      guard let index = entry.definition, !inspection.document.definitions[index].isExternal else { continue }
      let uses = list.contexts.filter { $0.operation?.isOffered == true }
      guard !uses.isEmpty else { continue }
      let position = positions[index] ?? found.count
      if position == found.count {
        positions[index] = position
        found.append(DefinitionUses(index: index))
      }
      found[position].entries.append(entry)
      found[position].uses += uses
    }
    return found
  }

  /// The same under further conditions.
  mutating func add(_ other: DefinitionUses) {
    for entry in other.entries where !entries.contains(where: { $0.element == entry.element }) {
      entries.append(entry)
    }
    uses += other.uses
  }

  /// A stated value as the subject of a message that is about the responses in which it is used: other rules that speak of
  /// these may be above it.
  func subject(_ value: StatedValue, _ inspection: Inspection) -> Subject {
    var subject = inspection.subject(value, of: inspection.document.definitions[index], entries)
    subject.elements = Subject.Elements(uses.compactMap { $0.keyNode?.valueAsWritten })
    return subject
  }
}
