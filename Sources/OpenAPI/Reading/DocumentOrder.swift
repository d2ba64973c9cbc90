import Syntax

extension CollectedDocument {
  /// The second pass: sorts the entries by file and position, and updates all indices to them.
  func inDocumentOrder(root: Node) -> CollectedDocument {
    let fileOrder = FileOrder(headers.lazy.map(\.nameNode), first: root)
    let places = headers.map { fileOrder.place(of: $0.nameNode) }
    let order = places.indices.sorted { left, right in
      places[left] != places[right] ? places[left] < places[right] : left < right
    }
    var indices = [HeaderIndex](repeating: HeaderIndex(0), count: order.count)
    for (new, old) in order.enumerated() { indices[old] = HeaderIndex(new) }
    func renumbered(_ old: HeaderIndex) -> HeaderIndex { indices[old.position] }
    var ordered = self
    ordered.headers = order.map { headers[$0] }
    for index in definitions.indices {
      ordered.definitions[index].headers = definitions[index].headers.map(renumbered).sorted()
    }
    for index in headerMaps.indices {
      ordered.headerMaps[index].headers = headerMaps[index].headers.map(renumbered)
    }
    for index in parameterLists.indices {
      ordered.parameterLists[index].items = parameterLists[index].items.map {
        ParameterUse(header: renumbered($0.header), site: $0.site)
      }
    }
    ordered.entryOfElement = entryOfElement.mapValues(renumbered)
    return ordered
  }
}
