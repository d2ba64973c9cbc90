import OpenAPI
import Syntax

extension Inspection {
  /// The definitions behind some entries, in the order of their first entries; none of those that others publish.
  func definitions(of entries: [HeaderEntry]) -> [(index: DefinitionIndex, entries: [HeaderEntry])] {
    document.definitions(of: entries)
  }

  /// The same for all entries of some kinds that the rule looks at.
  func definitions(on kinds: HeaderKinds) -> [(index: DefinitionIndex, entries: [HeaderEntry])] {
    covered.isEmpty ? named.definitions(on: kinds) : document.definitions(of: entries(on: kinds))
  }

  /// A definition that a message is about, under some of its names.
  /// - Parameter node: what to look at; where that is the definition as a whole or stands outside it, what leads there.
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
      elements: entries.map(\.element),
      unlessReferenced: entries.allSatisfy { $0.kind == .component } ? object : nil)
  }

  /// A stated value that a message is about. What is wrong is the definition, or what it refers to: a shared schema, a
  /// shared Example Object.
  /// - Parameter sites: the references that lead out of the definitions to the value; nil for the value's own.
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
      elements: entries.map(\.element))
  }
}

extension APIDocument {
  /// The definitions behind some entries, in the order of their first entries; none of those that others publish.
  func definitions(of entries: [HeaderEntry]) -> [(index: DefinitionIndex, entries: [HeaderEntry])] {
    var order: [DefinitionIndex] = []
    // Where many entries are asked for, a table is sooner filled than a dictionary.
    var grouped = [[HeaderEntry]](repeating: [], count: entries.isEmpty ? 0 : definitions.count)
    for entry in entries {
      guard let index = entry.definition, !definitions[index].isExternal else { continue }
      if grouped[index.position].isEmpty { order.append(index) }
      grouped[index.position].append(entry)
    }
    return order.map { ($0, grouped[$0.position]) }
  }
}
