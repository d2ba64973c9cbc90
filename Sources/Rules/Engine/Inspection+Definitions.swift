import OpenAPI
import Syntax

extension Inspection {
  /// The definitions of some entries, in the order of first occurrence, without external ones.
  func definitions(of entries: [HeaderEntry]) -> [(index: DefinitionIndex, entries: [HeaderEntry])] {
    document.definitions(of: entries)
  }

  /// The same for all entries of some kinds that the rule applies to.
  func definitions(on kinds: HeaderKinds) -> [(index: DefinitionIndex, entries: [HeaderEntry])] {
    covered.isEmpty ? named.definitions(on: kinds) : document.definitions(of: entries(on: kinds))
  }

  /// A definition as the subject of a message, under some of its names.
  /// - Parameter node: what to point at; if that is the definition as a whole or outside it, points at what
  ///   leads there.
  func subject(_ definition: HeaderDefinition, _ entries: [HeaderEntry], at node: Node? = nil) -> Subject {
    let object = definition.object
    let place: Node
    if let node, node != object, node.isInside(object) {
      place = node
    } else {
      let name =
        object["name"] ?? entries.first { $0.element == object }?.nameNode ?? object.key ?? object
      place = node == nil ? name : object["schema"]?.reference ?? name
    }
    let sites = definition.sites.isEmpty ? entries[0].sites : definition.sites
    return Subject(
      header: entries[0].name, element: object, place: Place(place), sites: sites,
      elements: Subject.Elements(entries.map(\.element)),
      holdsUnlessReferenced: entries.allSatisfy { $0.kind == .component })
  }

  /// A stated value as the subject of a message. The faulty element is the definition or what it refers to: a
  /// shared schema or Example Object.
  /// - Parameter sites: the references that lead out of the definitions to the value; nil for the value's
  ///   own.
  func subject(
    _ value: StatedValue, of definition: HeaderDefinition, _ entries: [HeaderEntry], _ sites: [Node]? = nil
  ) -> Subject {
    guard let site = value.site, value.node.isInside(value.holder), !document.isExternal(value.holder) else {
      return subject(definition, entries, at: value.node)
    }
    var seen: Set<Node> = []
    let distinct = (sites ?? [site]).filter { seen.insert($0).inserted }
    return Subject(
      header: entries[0].name, element: value.holder, place: Place(value.node), sites: UseList(distinct),
      elements: Subject.Elements(entries.map(\.element)))
  }
}

extension APIDocument {
  /// The definitions of some entries, in the order of first occurrence, without external ones.
  func definitions(of entries: [HeaderEntry]) -> [(index: DefinitionIndex, entries: [HeaderEntry])] {
    var order: [DefinitionIndex] = []
    // By index, for there may be many entries.
    var grouped = [[HeaderEntry]](repeating: [], count: entries.isEmpty ? 0 : definitions.count)
    for entry in entries {
      guard let index = entry.definition, !definitions[index].isExternal else { continue }
      if grouped[index.position].isEmpty { order.append(index) }
      grouped[index.position].append(entry)
    }
    return order.map { ($0, grouped[$0.position]) }
  }
}
