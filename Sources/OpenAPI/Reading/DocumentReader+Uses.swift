import Syntax
import Text

extension DocumentReader {
  // MARK: Operations

  /// Gives operations their parameters and parameters their operations. Operations with the same two lists share
  /// one result.
  func connectOperations() {
    var operationsOfLists: [ListPair: [Int]] = [:]
    var order: [ListPair] = []
    for (index, operation) in document.operations.enumerated() {
      let pair = ListPair(own: operation.ownParameters, path: operation.pathParameters)
      if operationsOfLists[pair] == nil { order.append(pair) }
      operationsOfLists[pair, default: []].append(index)
    }
    var gathered = Gathering<Int>(count: document.headers.count)
    for pair in order {
      let operations = operationsOfLists[pair]!
      let uses = parameters(of: pair)
      for index in operations { document.operations[index].parameters = uses }
      for use in uses { gathered.add(operations, to: use.header) }
    }
    for index in document.headers.indices { document.headers[index].operations = gathered.sorted(index) }
  }

  private struct ListPair: Hashable {
    let own: Int?
    let path: Int?
  }

  /// An operation's parameter replaces its path's of the same name.
  private func parameters(of pair: ListPair) -> [ParameterUse] {
    var names: Set<String> = []
    return [pair.own, pair.path].compactMap { $0 }.flatMap { document.parameterLists[$0].items }.filter {
      names.insert(document.headers[$0.header].name).inserted
    }
  }

  // MARK: Responses

  /// Gives responses their headers, and headers their responses and operations.
  func connectResponses() {
    for index in document.responses.indices {
      guard let map = document.responses[index].map else { continue }
      document.responses[index].headers = document.headerMaps[map].headers
      document.headerMaps[map].responses.append(index)
    }
    var responses = Gathering<Int>(count: document.headers.count)
    var operations = Gathering<Int>(count: document.headers.count)
    for map in document.headerMaps where !map.responses.isEmpty {
      let uses = map.responses.flatMap { document.responses[$0].uses }
      let using = uses.map(\.operation).sortedOnce()
      for header in map.headers {
        responses.add(map.responses, to: header)
        operations.add(using, to: header)
      }
    }
    for index in document.headers.indices where document.headers[index].kind == .response {
      document.headers[index].responses = responses.sorted(index)
      document.headers[index].operations = operations.sorted(index)
    }
  }

  // MARK: References

  /// References in document order. Those that lead to a shared list, map or response lead to the headers in it.
  func settleSites() {
    for index in document.definitions.indices { document.definitions[index].sites.sortByPlace(fileOrder) }
    for index in document.responses.indices { document.responses[index].sites.sortByPlace(fileOrder) }
    var gathered = Gathering<Node>(count: document.headers.count)
    for index in document.headers.indices { gathered.add(document.headers[index].sites, to: index) }
    for map in document.headerMaps {
      var sites = map.sites + map.responses.flatMap { document.responses[$0].sites }
      sites.sortByPlace(fileOrder)
      for header in map.headers { gathered.add(sites, to: header) }
    }
    for list in document.parameterLists where !list.sites.isEmpty {
      var sites = list.sites
      sites.sortByPlace(fileOrder)
      for item in list.items where document.headers[item.header].element.parent == list.node {
        gathered.add(sites, to: item.header)
      }
    }
    for index in document.headers.indices {
      document.headers[index].sites = gathered.byPlace(index, fileOrder)
    }
  }

  /// The references that lead to a component: those that name it directly, and those that lead on through it.
  func markUsesOfComponents() {
    let listed = Set(document.parameterLists.flatMap { $0.items.map(\.header) })
    for index in document.headers.indices where document.headers[index].kind == .request {
      let isNamedByMaps = reachedFromMaps.contains(document.headers[index].element)
      if isNamedByMaps, !listed.contains(index) { document.headers[index].hasName = false }
    }
    var sitesOfValue: [Node: [Node]] = Dictionary(
      headerComponents.map { ($0.value, []) }, uniquingKeysWith: { $1 })
    for site in headerSites { add(site, to: &sitesOfValue) }
    for component in headerComponents {
      guard let index = entryOfElement[entryElement(component)], document.headers[index].kind == .component,
        var sites = sitesOfValue[component.value], !sites.isEmpty
      else { continue }
      sites.sortByPlace(fileOrder)
      document.headers[index].sites = sites
      document.headers[index].hasName = false
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
}

extension DocumentReader {
  func listFiles() {
    var seen: Set<Address> = []
    func add(_ node: Node) {
      guard seen.insert(node.fileID).inserted, !library.isPublished(node) else { return }
      document.files.append(node.tree)
    }
    add(document.root)
    for operation in document.operations { add(operation.node) }
    for response in document.responses { add(response.node) }
    for reference in document.references { if let target = reference.target { add(target) } }
  }
}

/// Lists that are joined for each header. What comes from one list only shares its memory.
private struct Gathering<Element> {
  private var lists: [[Element]]
  /// The lists behind the first one, by header; few have any. They are joined when they are asked for: many headers may
  /// have the same long ones.
  private var further: [Int: [[Element]]] = [:]

  init(count: Int) {
    lists = Array(repeating: [], count: count)
  }

  mutating func add(_ list: [Element], to index: Int) {
    if lists[index].isEmpty {
      lists[index] = list
    } else if !list.isEmpty {
      further[index, default: []].append(list)
    }
  }

  /// Everything, each number once.
  func sorted(_ index: Int) -> [Int] where Element == Int {
    guard let further = further[index] else { return lists[index] }
    return further.reduce(into: Set(lists[index])) { $0.formUnion($1) }.sorted()
  }

  /// Everything in document order, each node once.
  func byPlace(_ index: Int, _ order: @autoclosure () -> FileOrder) -> [Node] where Element == Node {
    var all = lists[index]
    if let further = further[index] { all += further.joined() }
    all.sortByPlace(order())
    return all
  }
}
