import Syntax
import Text

/// Builds the model of a document in passes. Each uses the results of those before it, and changes none of
/// them.
struct DocumentReader {
  let root: Node
  let version: OpenAPIVersion
  let declaredVersion: String
  let library: any ReferenceLibrary
  let resolver: Resolver
  let limits: Limits

  init(
    root: Node, version: OpenAPIVersion, declaredVersion: String, library: any ReferenceLibrary,
    limits: Limits
  ) {
    self.root = root
    self.version = version
    self.declaredVersion = declaredVersion
    self.library = library
    self.limits = limits
    resolver = Resolver(library: library, root: root, version: version)
  }

  func read() throws(ExcessHeader) -> APIDocument {
    let walk = DocumentWalk(
      root: root, version: version, library: library, resolver: resolver, limits: limits)
    let collected = walk.collect()
    if let excess = walk.excess { throw excess }
    let document = collected.inDocumentOrder(root: root)
    let uses = SettledUses(document, resolver)
    let lists = document.parameterLists.map { ParameterList($0, headers: document.headers) }
    let carriers = HeaderCarriers(document, lists)
    return model(document, uses, lists, carriers)
  }

  /// The last pass: assembles the results.
  private func model(
    _ document: CollectedDocument, _ uses: SettledUses, _ lists: [ParameterList], _ carriers: HeaderCarriers
  ) -> APIDocument {
    let maps = document.headerMaps.map { map in
      var map = map
      map.names = HeaderNames(map.headers.lazy.map { document.headers[$0].key })
      return map
    }
    return APIDocument(
      DocumentParts(
        root: root, version: version, declaredVersion: declaredVersion,
        headers: document.headers.enumerated().map { index, header in
          HeaderEntry(
            header, index: HeaderIndex(index), hasName: !uses.nameless.contains(HeaderIndex(index)),
            responses: carriers.responses(ofHeader: HeaderIndex(index)),
            operations: carriers.operations(ofHeader: HeaderIndex(index)),
            sites: uses.headers[index])
        },
        definitions: zip(document.definitions, uses.definitions).map { definition, sites in
          var definition = definition
          definition.sites = sites
          return definition
        },
        operations: zip(document.operations, carriers.parameters).map { Operation($0, parameters: $1) },
        responses: zip(document.responses, uses.responses).map { response, sites in
          Response(response, map: response.map.map { maps[$0] }, sites: sites)
        },
        parameterLists: lists, headerMaps: maps, headerLists: document.headerLists, misfits: document.misfits,
        misdirections: document.misdirections,
        misdirectedTargets: document.schemasInPlaceOfHeaders.union(document.misdirections.map(\.target)),
        files: files(document),
        trees: resolver.trees,
        externalFiles: Set(resolver.trees.map(\.root).filter(library.isExternal).map(\.fileID)),
        references: resolver.references.map(Reference.init),
        resolutions: resolver.links))
  }

  /// The user's files that contain parts of the document, its own first.
  private func files(_ document: CollectedDocument) -> [SyntaxTree] {
    var files: [SyntaxTree] = []
    var seen: Set<Address> = []
    func add(_ node: Node) {
      guard seen.insert(node.fileID).inserted, !library.isExternal(node) else { return }
      files.append(node.tree)
    }
    add(root)
    for operation in document.operations { add(operation.node) }
    for response in document.responses { add(response.node) }
    for reference in resolver.references { if let target = reference.target { add(target) } }
    return files
  }
}
