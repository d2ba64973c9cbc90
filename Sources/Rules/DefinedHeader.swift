import OpenAPI
import Syntax

/// A definition with those of its headers that a rule looks at: what is wrong with it is reported once.
struct DefinedHeader {
  let definition: HeaderDefinition
  /// In document order; never empty.
  let entries: [HeaderEntry]

  var name: String { entries[0].name }
}

extension Inspection {
  /// The definitions behind some entries, in the entries' order, without those of published models, which the user
  /// can't change.
  func definitions(of entries: [HeaderEntry]) -> [DefinedHeader] {
    var order: [Int] = []
    var byDefinition: [Int: [HeaderEntry]] = [:]
    for entry in entries {
      guard let index = entry.definition, !document.definitions[index].isPublished else { continue }
      if byDefinition[index] == nil { order.append(index) }
      byDefinition[index, default: []].append(entry)
    }
    return order.map { DefinedHeader(definition: document.definitions[$0], entries: byDefinition[$0]!) }
  }

  /// What is wrong is the definition; what to look at stands inside it, or leads out of it.
  /// - Parameter fault: nil, or outside the definition, for the header's name.
  func subject(_ header: DefinedHeader, at fault: Node?) -> Subject {
    let object = header.definition.object
    if let fault, fault != object, fault.isInside(object) { return subject(header, at: Place(fault)) }
    let leadsToSchema = fault.flatMap { _ in object["schema"]?["$ref"] }
    let name = header.entries.first { $0.element == object }?.nameNode
    return subject(header, at: Place(leadsToSchema ?? object["name"] ?? name ?? object.key ?? object))
  }

  /// - Parameter place: inside the definition, or its key.
  func subject(_ header: DefinedHeader, at place: Place) -> Subject {
    let (definition, entries) = (header.definition, header.entries)
    return Subject(
      header: header.name, element: definition.object, place: place,
      sites: definition.sites.isEmpty ? entries[0].sites : definition.sites,
      elements: entries.map(\.element),
      unlessReferenced: entries.allSatisfy { $0.kind == .component } ? definition.object : nil)
  }
}
