import OpenAPI
import Syntax
import Text

extension Inspection {
  /// Removes a header: its member of a map, or its parameter with all references to it; nil where other places
  /// refer into it.
  ///
  /// A component that only the removed text refers to goes with it.
  func removing(_ entry: HeaderEntry) -> Fix? {
    switch entry.kind {
    case .apiKey: return nil
    case .response, .component, .encoding:
      // The keys of a list of maps: something else is wrong with it.
      guard entry.nameNode.isKey, entry.nameNode.parent?.parent?.isSequence != true else { return nil }
      return removing([entry.nameNode], called: entry.name)
    case .request:
      if entry.element.parent?.isSequence == true { return removing([entry.element], called: entry.name) }
      guard let key = entry.element.key else { return nil }
      var sites: [Node] = []
      for item in document.parameterLists.flatMap(\.items)
      where document.headers[item.header].element == entry.element && !sites.contains(item.site) {
        sites.append(item.site)
      }
      return removing([key] + sites, called: entry.name)
    }
  }

  /// Removes an item of a parameter list; what it refers to stays, unless nothing else does.
  func removing(_ use: ParameterUse) -> Fix? {
    removing([use.site], called: document.headers[use.header].name)
  }

  /// Whether another header stands in each list and map that a header stands in.
  func isAlwaysWith(_ name: String, _ entry: HeaderEntry) -> Bool {
    let key = asciiLowercase(name)
    let lists = document.parameterLists.map { $0.items.map(\.header) } + document.headerMaps.map(\.headers)
    return lists.map { list in list.map { document.headers[$0] } }.allSatisfy { list in
      !list.contains { $0.element == entry.element } || list.contains { $0.key == key }
    }
  }

  /// - Parameter heads: keys of maps, and items of lists.
  private func removing(_ heads: [Node], called name: String) -> Fix? {
    guard heads.allSatisfy({ $0.isKey || $0.parent?.isSequence == true }) else { return nil }
    let gone = heads.map { $0.isKey ? $0.valueAsWritten : $0 }
    for head in heads {
      // The items behind a removed one move up.
      guard let references = named.references.leading(into: head.isKey ? head.valueAsWritten : head.parent!),
        references.allSatisfy({ reference in gone.contains { reference.value.isInside($0) } })
      else { return nil }
    }
    let components = gone.compactMap { component(usedOnlyBy: $0) }.filter { !heads.contains($0) }
    return Fix(.remove(heads + components, name: name), isSafe: false)
  }

  /// The key of the header component that a reference leads to, if it is the only one in the document.
  private func component(usedOnlyBy site: Node) -> Node? {
    let root = document.root
    let maps = [
      root["components"]?["headers"], root["components"]?["parameters"], root["parameters"],
    ]
    guard let reference = site["$ref"], let target = document.target(of: site), target != site,
      let key = target.key, maps.contains(target.parent),
      let references = named.references.leading(into: target),
      references.allSatisfy({ $0.value == reference })
    else { return nil }
    return key
  }
}

extension RuleContextFilter {
  /// Whether it holds wherever a header is used.
  func holds(inAllUsesOf entry: HeaderEntry, _ inspection: Inspection) -> Bool {
    isEmpty || inspection.contexts.uses(of: entry).contexts.allSatisfy(holds)
  }
}
