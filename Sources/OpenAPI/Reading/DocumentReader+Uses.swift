import Syntax
import Text

extension DocumentReader {
  func completeMap(_ index: Int) {
    headerMaps[index].names = HeaderNames(headerMaps[index].headers.lazy.map { self.headers[$0].key })
  }

  // MARK: References

  /// The references that lead to each part, in document order. Those that lead to a shared list, map or response lead to
  /// the headers in it.
  struct SettledSites {
    var definitions: [UseList]
    var responses: [UseList]
    var headers: [UseList]
  }

  func settledSites() -> SettledSites {
    let responseSites = responses.map { settled($0.sites) }
    return SettledSites(
      definitions: sitesOfDefinitions.map(settled), responses: responseSites,
      headers: sitesOfHeaders(responseSites))
  }

  private func settled(_ sites: [Node]) -> UseList {
    guard !sites.isEmpty else { return .none }
    var sites = sites
    sites.sortByPlace(fileOrder)
    return UseList(sites)
  }

  private func sitesOfHeaders(_ responseSites: [UseList]) -> [UseList] {
    var lists: [[UseList]] = headers.map { $0.sites.isEmpty ? [] : [settled($0.sites)] }
    func add(_ list: UseList, to headers: some Sequence<Int>) {
      guard !list.isEmpty else { return }
      let single = [list]
      for header in headers {
        if lists[header].isEmpty { lists[header] = single } else { lists[header].append(list) }
      }
    }
    var holding = [[Int]](repeating: [], count: headerMaps.count)
    for (index, response) in responses.enumerated() {
      if let map = response.map, !responseSites[index].isEmpty { holding[map].append(index) }
    }
    for (map, responses) in zip(headerMaps, holding) {
      let ofResponses = responses.map { responseSites[$0] }
      let isShared = map.sites.isEmpty && ofResponses.count == 1
      add(isShared ? ofResponses[0] : settled(map.sites + ofResponses.flatMap(\.sites)), to: map.headers)
    }
    for list in parameterLists where !list.sites.isEmpty {
      let own = list.items.lazy.map(\.header).filter { self.headers[$0].element.parent == list.node }
      add(settled(list.sites), to: own)
    }
    var joiner = UseListJoiner()
    return lists.map { joiner.join($0, fileOrder) }
  }

  /// The references that lead to a component: those that name it directly, and those that lead on through it.
  func markUsesOfComponents() {
    let listed = Set(parameterLists.flatMap { $0.items.map(\.header) })
    for index in headers.indices where headers[index].kind == .request {
      let isNamedByMaps = reachedFromMaps.contains(headers[index].element)
      if isNamedByMaps, !listed.contains(index) { headers[index].hasName = false }
    }
    var sitesOfValue: [Node: [Node]] = Dictionary(
      headerComponents.map { ($0.value, []) }, uniquingKeysWith: { $1 })
    for site in headerSites { add(site, to: &sitesOfValue) }
    for component in headerComponents {
      guard let index = entryOfElement[entryElement(component)], headers[index].kind == .component,
        let sites = sitesOfValue[component.value], !sites.isEmpty
      else { continue }
      sitesOfComponents[index] = settled(sites)
      headers[index].hasName = false
    }
  }

  /// Adds a reference to the values that it leads to or through. Nobody follows chains of a hundred references, and
  /// to list all uses of all links of longer ones would take time and memory by the square of their length.
  private func add(_ site: Node, to sitesOfValue: inout [Node: [Node]]) {
    var current = resolver.resolve(site).next
    for _ in 0..<100 {
      guard let node = current else { return }
      if node != site, sitesOfValue[node] != nil { sitesOfValue[node]!.append(site) }
      current = resolver.resolve(node).next
    }
  }

  // MARK: Files

  /// The user's files that the document stands in, its own first.
  func files() -> [SyntaxTree] {
    var files: [SyntaxTree] = []
    var seen: Set<Address> = []
    func add(_ node: Node) {
      guard seen.insert(node.fileID).inserted, !library.isExternal(node) else { return }
      files.append(node.tree)
    }
    add(root)
    for operation in operations { add(operation.node) }
    for response in responses { add(response.node) }
    for reference in resolver.references { if let target = reference.target { add(target) } }
    return files
  }
}
