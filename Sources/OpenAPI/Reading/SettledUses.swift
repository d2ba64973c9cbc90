import Syntax
import Text

/// The third pass: the references to each part, in document order. References to a shared list, map or
/// response are also references to the headers in it.
struct SettledUses {
  private(set) var definitions: [UseList] = []
  private(set) var responses: [UseList] = []
  private(set) var headers: [UseList] = []
  /// The entries that aren't uses of a header by themselves: header components, and parameters referred to
  /// only from `headers` maps.
  private(set) var nameless: Set<HeaderIndex> = []
  private let order: OrderOfReferences

  init(_ document: CollectedDocument, _ resolver: Resolver) {
    order = OrderOfReferences(resolver)
    definitions = document.sitesOfDefinitions.map(settled)
    responses = document.responses.map { settled($0.sites) }
    headers = usesOfHeaders(document)
    addNamelessParameters(document)
    addUsesOfComponents(document, resolver)
  }

  /// Computed on first use: most documents don't need it.
  private final class OrderOfReferences {
    private let resolver: Resolver
    private(set) lazy var files = FileOrder(resolver.links.keys)

    init(_ resolver: Resolver) {
      self.resolver = resolver
    }
  }

  private func settled(_ sites: [Node]) -> UseList {
    guard !sites.isEmpty else { return .none }
    var sites = sites
    sites.sortByPlace(order.files)
    return UseList(sites)
  }

  private func usesOfHeaders(_ document: CollectedDocument) -> [UseList] {
    var lists: [[UseList]] = document.headers.map { $0.sites.isEmpty ? [] : [settled($0.sites)] }
    func add(_ list: UseList, to headers: some Sequence<HeaderIndex>) {
      guard !list.isEmpty else { return }
      let single = [list]
      for header in headers {
        let position = header.position
        if lists[position].isEmpty { lists[position] = single } else { lists[position].append(list) }
      }
    }
    var holding = [[Int]](repeating: [], count: document.headerMaps.count)
    for (index, response) in document.responses.enumerated() {
      if let map = response.map, !responses[index].isEmpty { holding[map.position].append(index) }
    }
    for (map, holding) in zip(document.headerMaps, holding) {
      let ofResponses = holding.map { responses[$0] }
      let isShared = map.sites.isEmpty && ofResponses.count == 1
      add(isShared ? ofResponses[0] : settled(map.sites + ofResponses.flatMap(\.sites)), to: map.headers)
    }
    for list in document.parameterLists where !list.sites.isEmpty {
      let own = list.items.lazy.map(\.header).filter { document.headers[$0].element.parent == list.node }
      add(settled(list.sites), to: own)
    }
    var joiner = UseListJoiner()
    return lists.map { joiner.join($0, order.files) }
  }

  // MARK: Components

  private mutating func addNamelessParameters(_ document: CollectedDocument) {
    let listed = Set(document.parameterLists.flatMap { $0.items.map(\.header) })
    for index in document.headers.rows {
      let header = document.headers[index]
      guard header.kind == .request else { continue }
      let isNamedByMaps = document.reachedFromMaps.contains(header.element)
      if isNamedByMaps, !listed.contains(index) { nameless.insert(index) }
    }
  }

  /// The references to a component, directly or through other components.
  private mutating func addUsesOfComponents(_ document: CollectedDocument, _ resolver: Resolver) {
    let components = document.headerComponents
    var sitesOfValue: [Node: [Node]] = Dictionary(components.map { ($0.value, []) }, uniquingKeysWith: { $1 })
    for site in document.headerSites { Self.add(site, to: &sitesOfValue, resolver) }
    for component in components {
      guard let index = document.entryOfElement[component.element],
        document.headers[index].kind == .component, let sites = sitesOfValue[component.value], !sites.isEmpty
      else { continue }
      headers[index.position] = settled(sites)
      nameless.insert(index)
    }
  }

  /// Adds a reference to the values it leads to or through. Limits the length of chains: listing all uses of
  /// all links would take quadratic time and memory, and real chains are far shorter.
  private static func add(_ site: Node, to sitesOfValue: inout [Node: [Node]], _ resolver: Resolver) {
    var current = resolver.resolve(site).next
    for _ in 0..<100 {
      guard let node = current else { return }
      if node != site, sitesOfValue[node] != nil { sitesOfValue[node]!.append(site) }
      current = resolver.resolve(node).next
    }
  }
}
