import Syntax

/// Walks a document and builds its model. Every object is visited once, whatever leads to it; path items wait in a
/// queue, so that no chain of callbacks can exhaust the stack.
struct DocumentReader {
  var document: APIDocument
  let resolver: Resolver
  let library: any ReferenceLibrary

  var entryOfElement: [Node: Int] = [:]
  var definitionOfObject: [Node: Int] = [:]
  var responseOfObject: [Node: Int] = [:]
  var listOfNode: [Node: Int] = [:]
  var mapOfNode: [Node: Int] = [:]
  var visited: Set<Node> = []
  var pendingPathItems: [PendingPathItem] = []
  /// Header components in document order, with their keys; entries are made of them when all uses are known.
  var headerComponents: [(key: Node, value: Node)] = []

  struct PendingPathItem {
    let node: Node
    let path: String?
    let via: HeaderEntry.Via?
  }

  var version: OpenAPIVersion { document.version }

  init(document: APIDocument, library: any ReferenceLibrary) {
    self.document = document
    self.library = library
    self.resolver = Resolver(library: library)
  }

  mutating func read() {
    readPaths()
    readWebhooks()
    readPendingPathItems()
    readComponents()
    readPendingPathItems()
    addHeaderComponents()
    putInOrder()
  }

  // MARK: Entries and definitions

  /// The definition behind an object that may be a reference; registers the references that lead to it.
  mutating func definition(of element: Node) -> (index: Int?, isResolved: Bool) {
    let resolution = resolver.resolve(element)
    guard let object = resolution.target else { return (nil, false) }
    guard object.isMapping else { return (nil, true) }
    let index = definitionOfObject[object] ?? addDefinition(object)
    document.definitions[index].sites += resolution.sites
    return (index, true)
  }

  private mutating func addDefinition(_ object: Node) -> Int {
    let isPublished = library.isPublished(object.tree)
    let schema = SchemaReader.facts(of: object, resolver: resolver, version: isPublished ? .v3_0 : version)
    let definition = HeaderDefinition(
      object: object, schema: schema, isRequired: object["required"]?.boolean ?? false,
      isDeprecated: object["deprecated"]?.boolean ?? false,
      examples: HeaderExample.all(of: object, schema: schema.node, resolver: resolver),
      isPublished: isPublished)
    document.definitions.append(definition)
    definitionOfObject[object] = document.definitions.count - 1
    return document.definitions.count - 1
  }

  mutating func addEntry(_ entry: HeaderEntry) -> Int {
    let index = document.headers.count
    document.headers.append(entry)
    entryOfElement[entry.element] = index
    if let definition = entry.definition { document.definitions[definition].headers.append(index) }
    return index
  }

  /// Entries by file and place. Indices change, so everything that refers to them is renumbered.
  private mutating func putInOrder() {
    let rootTree = document.root.tree
    let order = document.headers.indices.sorted { left, right in
      let (first, second) = (document.headers[left].nameNode, document.headers[right].nameNode)
      if first.tree !== second.tree {
        if first.tree === rootTree || second.tree === rootTree { return first.tree === rootTree }
        return first.source.path < second.source.path
      }
      return first.index != second.index ? first.index < second.index : left < right
    }
    var renumbered = [Int](repeating: 0, count: order.count)
    for (new, old) in order.enumerated() { renumbered[old] = new }
    document.headers = order.map { document.headers[$0] }
    document.renumberHeaders { renumbered[$0] }
    for index in document.headers.indices { document.headers[index].sites.sortByPlace() }
    for index in document.definitions.indices { document.definitions[index].sites.sortByPlace() }
    for index in document.responses.indices { document.responses[index].sites.sortByPlace() }
  }
}

extension APIDocument {
  fileprivate mutating func renumberHeaders(_ new: (Int) -> Int) {
    for index in definitions.indices {
      definitions[index].headers = definitions[index].headers.map(new).sorted()
    }
    for index in responses.indices { responses[index].headers = responses[index].headers.map(new) }
    for index in headerMaps.indices { headerMaps[index].headers = headerMaps[index].headers.map(new) }
    for index in parameterLists.indices {
      parameterLists[index].items = parameterLists[index].items.map {
        .init(header: new($0.header), site: $0.site)
      }
    }
    for index in operations.indices {
      operations[index].parameters = operations[index].parameters.map {
        .init(header: new($0.header), site: $0.site)
      }
    }
  }
}

extension [Node] {
  /// Sorts by file and place, each node once.
  mutating func sortByPlace() {
    guard count > 1 else { return }
    sort { $0.tree === $1.tree ? $0.index < $1.index : $0.source.path < $1.source.path }
    var unique: [Node] = []
    for node in self where unique.last != node { unique.append(node) }
    self = unique
  }
}
