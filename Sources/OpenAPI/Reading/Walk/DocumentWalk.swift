import Syntax
import Text

/// The first pass: walks a document and collects its parts. It visits every object once, however many
/// references lead to it. Path items are queued, so that no chain of callbacks can exhaust the stack.
///
/// The walk records the references to each shared object. A later pass works out what they mean for the
/// headers in it, once per shared object instead of once per reference.
final class DocumentWalk {
  let root: Node
  let version: OpenAPIVersion
  let resolver: Resolver
  let library: any ReferenceLibrary

  var headers: [HeaderDraft] = []
  var definitions: [HeaderDefinition] = []
  /// The references to each definition.
  var sitesOfDefinitions: [[Node]] = []
  var operations: [OperationDraft] = []
  var responses: [ResponseDraft] = []
  var parameterLists: [ParameterListDraft] = []
  var headerMaps: [HeaderMap] = []
  var headerLists: [Node] = []
  var knownHeaderLists: Set<Node> = []
  var misfits: [Misfit] = []
  /// The places of the misfits.
  var knownMisfits: Set<Node> = []
  var misdirections: [Misdirection] = []
  var knownMisdirections: Set<Node> = []
  private var searchedSchemas: Set<Node> = []
  /// Told by a misfit where they are referred to.
  var schemasInPlaceOfHeaders: Set<Node> = []

  /// The distinct names in lower case, shared by all headers.
  private var keys: [TextKey: String] = [:]
  var entryOfElement: [Node: HeaderIndex] = [:]
  var definitionOfObject: [Node: DefinitionIndex] = [:]
  var responseOfObject: [Node: ResponseIndex] = [:]
  var listOfNode: [Node: ParameterListIndex] = [:]
  var mapOfNode: [Node: HeaderMapIndex] = [:]
  /// By path item.
  var parametersOfPathItem: [Node: PathParameters] = [:]
  /// Parameters that are no headers, and that a reference has led to: more will.
  var parametersElsewhere: Set<Node> = []
  var visited: Set<Node> = []
  var pathItemUses: Set<PathItemUse> = []
  /// The total size, in nodes, of path items read more than once.
  var repeatedNodes = 0
  var visitedParts: Set<MultipartObject> = []
  var pendingPathItems: [PendingPathItem] = []
  /// Header components in document order, with their keys; they become entries once all uses are known.
  var headerComponents: [HeaderMember] = []
  /// Every Reference Object in place of a header or a header parameter, whether or not it leads anywhere.
  var headerSites: [Node] = []
  /// Everything that values of `headers` maps lead to or through.
  var reachedFromMaps: Set<Node> = []
  var noted = NotedSites()
  var frequentKeys = FrequentKeys()
  private let limits: Limits
  /// How many headers, and places without one, may be read; the files that are known when it is reached count.
  private var capacity: Int
  /// Set where there are more.
  private(set) var excess: ExcessHeader?
  private var schemas: SchemaCache
  /// External schemas may follow another version.
  private lazy var externalSchemas = SchemaCache(version: library.externalVersion)
  /// In 2.0: the media types of responses whose operations don't override them.
  private(set) lazy var producedByAll = root["produces"]

  struct PendingPathItem {
    let node: Node
    let path: String?
    let via: HeaderEntry.Via?
  }

  struct FrequentKeys {
    var callbacks = FrequentKey("callbacks")
    var content = FrequentKey("content")
    var deprecated = FrequentKey("deprecated")
    var encoding = FrequentKey("encoding")
    var headers = FrequentKey("headers")
    var parameters = FrequentKey("parameters")
    var requestBody = FrequentKey("requestBody")
    var responses = FrequentKey("responses")
  }

  /// The Reference Objects already recorded, by what they lead to.
  struct NotedSites {
    var definitions: Set<Node> = []
    var entries: Set<Node> = []
    var responses: Set<Node> = []
    var maps: Set<Node> = []
    var lists: Set<Node> = []
  }

  init(
    root: Node, version: OpenAPIVersion, library: any ReferenceLibrary, resolver: Resolver,
    limits: Limits
  ) {
    self.root = root
    self.version = version
    self.library = library
    self.resolver = resolver
    schemas = SchemaCache(version: version)
    self.limits = limits
    capacity = limits.headers(inBytes: 0)
  }

  func collect() -> CollectedDocument {
    readPaths()
    readWebhooks()
    readPendingPathItems()
    readComponents()
    readPendingPathItems()
    addHeaderComponents()
    if let misfit = misfits.last { _ = isFull(at: misfit.place) }
    return CollectedDocument(
      headers: headers, definitions: definitions, sitesOfDefinitions: sitesOfDefinitions,
      operations: operations,
      responses: responses, parameterLists: parameterLists, headerMaps: headerMaps, headerLists: headerLists,
      misfits: misfits, misdirections: misdirections,
      schemasInPlaceOfHeaders: schemasInPlaceOfHeaders, entryOfElement: entryOfElement,
      headerComponents: headerComponents, headerSites: headerSites,
      reachedFromMaps: reachedFromMaps)
  }

  // MARK: Entries and definitions

  /// The definition of an object that may be a reference; records the references to it.
  func definition(of element: Node) -> (index: DefinitionIndex?, isResolved: Bool) {
    let object = resolver.resolve(element).target
    let sites = resolver.sites(from: element, unless: &noted.definitions)
    headerSites += sites
    guard let object else { return (nil, false) }
    guard object.isMapping else { return (nil, true) }
    let index = definitionOfObject[object] ?? addDefinition(object)
    sitesOfDefinitions[index.position] += sites
    return (index, true)
  }

  private func addDefinition(_ object: Node) -> DefinitionIndex {
    let externalVersion = library.isExternal(object) ? library.externalVersion : nil
    let schema =
      externalVersion == nil
      ? schemas.facts(of: object, resolver: resolver)
      : externalSchemas.facts(of: object, resolver: resolver)
    let definition = HeaderDefinition(
      object: object, schema: schema, isRequired: Self.isTrue(object["required"]),
      isDeprecated: Self.isTrue(object["deprecated"]),
      externalVersion: externalVersion, mayStateValues: HeaderDefinition.mayStateValues(object, schema))
    followExamples(of: object)
    if !version.isSwagger { noteMisdirectedSchemas(of: object) }
    let index = definitions.next
    definitions.append(definition)
    sitesOfDefinitions.append([])
    definitionOfObject[object] = index
    return index
  }

  /// The text `true` is meant so.
  private static func isTrue(_ node: Node?) -> Bool {
    node.map { $0.boolean ?? (asciiLowercase($0.text ?? "") == "true") } ?? false
  }

  private func noteMisdirectedSchemas(of object: Node) {
    if let schema = object["schema"] { noteMisdirections(in: schema) }
    for mediaType in object["content"]?.members ?? [] {
      if let schema = resolved(mediaType.value)?["schema"] { noteMisdirections(in: schema) }
    }
  }

  /// Those of a schema and of the parts that are written inside it.
  private func noteMisdirections(in schema: Node) {
    var rest = [schema]
    while let schema = rest.popLast() {
      guard !Resolver.isReference(schema) else {
        noteMisdirection(of: schema, wanted: .schema)
        continue
      }
      var parts = ["allOf", "anyOf", "oneOf"].flatMap { schema[$0]?.elements ?? [] }
      if let items = schema["items"] { parts.append(items) }
      // Anchors lead to the same parts again and again.
      if !parts.isEmpty, searchedSchemas.insert(schema).inserted { rest += parts }
    }
  }

  /// Examples may be references; their values are read on demand.
  private func followExamples(of object: Node) {
    let content = object["content"]?.members.first.flatMap { resolved($0.value) }
    for holder in [object, content].compactMap({ $0 }) {
      for example in holder["examples"]?.members ?? [] { _ = resolver.resolve(example.value) }
    }
  }

  func addEntry(_ entry: HeaderDraft) -> HeaderIndex {
    var entry = entry
    let index = headers.next
    entry.key = key(of: entry.name)
    headers.append(entry)
    entryOfElement[entry.element] = index
    if let definition = entry.definition { definitions[definition].headers.append(index) }
    return index
  }

  /// Whether no further header is read, because there are too many.
  /// - Parameter element: the next one, or what is in its place.
  func isFull(at element: Node) -> Bool {
    guard headers.count + misfits.count >= capacity else { return false }
    if excess != nil { return true }
    capacity = limits.headers(inBytes: resolver.trees.reduce(0) { $0 + $1.source.bytes.count })
    guard headers.count + misfits.count >= capacity else { return false }
    excess = ExcessHeader(limit: capacity, place: Place(element))
    return true
  }

  private func key(of name: String) -> String {
    let text = TextKey(name)
    if let known = keys[text] { return known }
    let key = asciiLowercase(name)
    keys[text] = key
    return key
  }

  // MARK: Helpers

  /// The target of a node that may be a Reference Object.
  func resolved(_ node: Node?) -> Node? { node.flatMap { resolver.resolve($0).target } }

  /// The same for anything but headers: other files than the user's contain nothing else of interest.
  func ownTarget(_ node: Node?) -> Node? {
    resolved(node).flatMap { library.isExternal($0) ? nil : $0 }
  }

  /// The members of a node's target; of duplicate keys, the last, as everywhere.
  func members(_ node: Node?) -> Node.Members {
    resolved(node).map(ownMembers) ?? []
  }

  /// The members of a node itself, whether or not it is a reference.
  func ownMembers(_ node: Node) -> Node.Members {
    let members = node.members
    guard node.fileHasDuplicateKeys else { return members }
    var last: [String: Int] = [:]
    for (index, member) in members.enumerated() { last[member.name] = index }
    return Node.Members(members.enumerated().filter { last[$0.element.name] == $0.offset }.map(\.element))
  }

  /// The members whose keys don't start with `x-`.
  func fields(_ node: Node?) -> [Node.Member] { members(node).filter { !isExtension($0.key) } }

  func isExtension(_ key: Node) -> Bool {
    key.withText { $0.count > 2 && $0[0] == UInt8(ascii: "x") && $0[1] == UInt8(ascii: "-") }
  }
}
