import Syntax
import Text

/// Follows references: lazily, without recursion, never over the network.
///
/// Every link of a chain is followed once, however it is reached.
final class Resolver {
  private let library: any ReferenceLibrary
  private let root: Node
  /// Whether schemas may have names of their own: `$anchor` since 3.1, whose schemas are those of JSON Schema
  /// 2020-12.
  private let knowsAnchors: Bool
  /// Whether documents may have a URI of their own: `$self` in 3.2.
  private let knowsSelf: Bool
  /// The schemas of a file that have such a name, by it and by `Node.fileID`.
  private var anchors: [Address: [String: [Node]]] = [:]
  /// What each file calls itself and its schemas; nil for nothing.
  private var ownURIs: [Address: OwnURIs?] = [:]
  /// The roots of the files read so far that have such URIs.
  private var filesWithURIs: [Node] = []
  /// Where each Reference Object that was followed leads.
  private(set) var links: [Node: Resolution] = [:]
  /// The target of each reference text.
  private var targets: [Spelling: Target] = [:]
  /// The members by name, for mappings that are large or merge others.
  private var members: [Node: [String: Node]] = [:]
  private var lists: [Node: [Node]] = [:]
  /// The headers by name, for lists of single-key maps.
  private var headersOfLists: [Node: [String: Node]] = [:]
  /// The containers being followed because they are references themselves, so that cycles end early.
  private var openContainers: Set<Node> = []
  /// Every reference that was followed, in walk order.
  private(set) var references: [FollowedReference] = []

  /// The trees that references led to, the document's own first; kept so that their nodes stay valid.
  private(set) var trees: [SyntaxTree]
  private var filesOfTrees: Set<Address>

  private typealias Target = (node: Node?, failure: Reference.Failure?)

  /// The text of a `$ref`, compared in place.
  private struct Spelling: WordKey {
    /// What it is relative to: its file, or what the library says.
    private let base: Address
    private let text: Node
    /// Texts repeat across thousands of files, so hash both.
    let word: UInt

    init(base: Address, text: Node) {
      self.base = base
      self.text = text
      word = base.word &+ UInt(truncatingIfNeeded: text.withText { TextHashing.ofProcess.hash($0) })
    }

    static func == (left: Spelling, right: Spelling) -> Bool {
      left.base == right.base && left.text.hasText(of: right.text)
    }
  }

  /// - Parameter root: of the document.
  init(library: any ReferenceLibrary, root: Node, version: OpenAPIVersion) {
    self.library = library
    self.root = root
    trees = [root.tree]
    filesOfTrees = [root.fileID]
    knowsAnchors = version >= .v3_1
    knowsSelf = version >= .v3_2
    if uris(of: root) != nil { filesWithURIs.append(root) }
  }

  /// The target of a node that may be a Reference Object; any other node is its own target.
  func resolve(_ node: Node) -> Resolution {
    guard let value = Self.value(ofReference: node) else { return Resolution(target: node) }
    if let known = links[node] { return known }
    let next = follow(node, value)
    if let next, Self.isReference(next) { return resolveChain(from: node, next) }
    let last = library.isExternal(node) ? nil : node
    let resolution = Resolution(target: next, isReference: true, next: next, last: last)
    links[node] = resolution
    return resolution
  }

  /// Follows a reference to another reference.
  private func resolveChain(from node: Node, _ next: Node) -> Resolution {
    var chain: [(link: Node, next: Node?)] = [(node, next)]
    var isCircle = true
    var visited: Set<Node> = [node]
    var current: Node? = next
    var end = Resolution(target: nil)
    var files = node.isInFile(of: next) ? 0 : 1
    while let link = current, visited.insert(link).inserted {
      if files > Self.longestChainOfFiles {
        isCircle = false
        // Any attempt to go on from link to link ends here too.
        links[link] = Resolution(target: nil, isReference: true, last: link)
        failLast(
          .unreadable(
            "is one of more than a hundred that only refer on; refer to the one with the definition"))
        break
      }
      guard let value = Self.value(ofReference: link) else {
        end = Resolution(target: link)
        isCircle = false
        break
      }
      if let known = links[link] {
        end = known
        isCircle = false
        break
      }
      current = follow(link, value)
      chain.append((link, current))
      if let current, !link.isInFile(of: current) { files += 1 }
    }
    // The last reference is the one that closes the circle.
    if isCircle, current != nil { failLast(.circle) }
    var last = end.last
    for (link, next) in chain.reversed() {
      if last == nil, !library.isExternal(link) { last = link }
      links[link] = Resolution(target: end.target, isReference: true, next: next, last: last)
    }
    return links[node]!
  }

  /// The number of files a chain of references may cross. If every file of a folder refers to the next, each
  /// would otherwise have to be followed through all others.
  private static let longestChainOfFiles = 100

  private func failLast(_ failure: Reference.Failure) {
    if !references.isEmpty { references[references.count - 1].failure = failure }
  }

  /// The Reference Objects on the way from a node, nearest first, up to the first one already recorded: the
  /// rest of the way is known.
  func sites(from node: Node, unless noted: inout Set<Node>) -> [Node] {
    var sites: [Node] = []
    addSites(from: node, unless: &noted, to: &sites)
    return sites
  }

  /// Appends the same to a list.
  func addSites(from node: Node, unless noted: inout Set<Node>, to sites: inout [Node]) {
    var current: Node? = node
    while let link = current, Self.isReference(link), noted.insert(link).inserted {
      sites.append(link)
      current = resolve(link).next
    }
  }

  static func isReference(_ node: Node) -> Bool { value(ofReference: node) != nil }

  /// The value of `$ref`; nil if the node isn't a Reference Object.
  private static func value(ofReference node: Node) -> Node? {
    guard let value = node.reference, value.isScalar else { return nil }
    return value
  }

  /// The text of a node's `$ref`; nil if it isn't a Reference Object or the text is empty.
  static func reference(_ node: Node) -> String? {
    node.reference.flatMap { $0.isNull ? nil : $0.text }
  }

  /// Follows a Reference Object by one step, and records the result.
  /// - Parameter value: of its `$ref`.
  private func follow(_ site: Node, _ value: Node) -> Node? {
    let followed: Target = value.isNull ? (node: nil, failure: .empty) : target(of: value)
    let (target, failure) = followed
    if !library.isExternal(site) {
      references.append(FollowedReference(site: site, value: value, target: target, failure: failure))
    }
    return target
  }

  /// By what schemas call themselves only where nothing else leads anywhere.
  /// - Parameter value: the value of `$ref`.
  private func target(of value: Node) -> Target {
    guard !filesWithURIs.isEmpty else { return fileTarget(of: value, base: nil) }
    let own = uris(of: value)
    if let resource = own?.resource(around: value) { return target(of: value, inResource: resource) }
    let target = fileTarget(of: value, base: own?.hasSelf == true ? value.fileID : nil)
    return target.node == nil ? schemaTarget(of: value) ?? target : target
  }

  /// A schema with an `$id` is a document of its own, and so a bare fragment is looked for there first.
  private func target(of value: Node, inResource resource: Node) -> Target {
    let text = value.text ?? ""
    let (file, fragment) = URIReference.parts(text)
    if file.isEmpty, let target = walk(fragment, from: resource) { return (target, nil) }
    let target = target(of: text, from: value)
    return target.node == nil ? schemaTarget(of: value) ?? target : target
  }

  /// - Parameter base: what the reference is relative to; nil for the place of its file.
  private func fileTarget(of value: Node, base: Address?) -> Target {
    // Files refer to the same components again and again, and so do the files of one folder.
    let staysInFile = value.withText { $0.isEmpty || $0.first == UInt8(ascii: "#") }
    guard let base = staysInFile ? value.fileID : base ?? library.base(of: value) else {
      return target(of: value.text ?? "", from: value)
    }
    let spelling = Spelling(base: base, text: value)
    if let known = targets[spelling] { return known }
    let target = target(of: value.text ?? "", from: value)
    targets[spelling] = target
    return target
  }

  private func target(of reference: String, from site: Node) -> Target {
    let (file, fragment) = URIReference.parts(reference)
    var start = site.sibling(0)
    if !file.isEmpty {
      switch namedFile(file, from: site) ?? library.file(of: file, from: site) {
      case .root(let root):
        if filesOfTrees.insert(root.fileID).inserted {
          trees.append(root.tree)
          if uris(of: root) != nil { filesWithURIs.append(root) }
        }
        start = root
      case .refused(let failure): return (nil, failure)
      }
    }
    let target = walk(fragment, from: start)
    return (target, target == nil ? .noTarget : nil)
  }

  // MARK: URIs of a file's own

  /// The file that calls itself (`$self`) by the URI that a reference means: the document itself, or another one.
  /// - Parameter reference: without its fragment.
  private func namedFile(_ reference: String, from site: Node) -> ReferencedFile? {
    guard knowsSelf, !library.isExternal(site) else { return nil }
    let uri =
      uris(of: site)?.file(of: reference, at: site)
      ?? OwnURIs.file(of: reference, path: library.path(of: site))
    if uris(of: root)?.isFile(uri) == true { return .root(root) }
    return library.file(named: uri).map { .root($0) }
  }

  /// Where a reference leads by way of a schema's `$id` in the files read so far.
  private func schemaTarget(of value: Node) -> Target? {
    let (file, fragment) = URIReference.parts(value.text ?? "")
    guard !file.isEmpty else { return nil }
    let uri = uris(of: value)?.schema(of: file, at: value) ?? OwnURIs.schema(of: file)
    guard let schema = filesWithURIs.lazy.compactMap({ self.uris(of: $0)?.schema(uri) }).first else {
      return nil
    }
    let target = walk(fragment, from: schema)
    return (target, target == nil ? .noTarget : nil)
  }

  private func uris(of node: Node) -> OwnURIs? {
    guard knowsAnchors else { return nil }
    if let known = ownURIs[node.fileID] { return known }
    let uris =
      library.isExternal(node)
      ? nil : OwnURIs(node.sibling(0), path: library.path(of: node), knowsSelf: knowsSelf)
    ownURIs[node.fileID] = .some(uris)
    return uris
  }

  // MARK: Within a file

  /// Follows a JSON Pointer, or a plain name; large mappings get a table when they are first stepped into.
  private func walk(_ pointer: String, from start: Node) -> Node? {
    guard !pointer.isEmpty else { return start }
    var node = start
    guard pointer.utf8.first == UInt8(ascii: "/") else { return schema(withAnchor: pointer, in: start) }
    return pointer.withBytes { text in
      var position = 1
      while position <= text.count {
        let end = find(UInt8(ascii: "/"), in: text, from: position)
        let token = JSONPointer.unescape(UnsafeRawBufferPointer(rebasing: text[position..<end]))
        guard let child = step(into: node, token) else { return nil }
        node = child
        position = end + 1
      }
      return node
    }
  }

  /// JSON Schema 2020-12, section 8.2.2: a name that a schema gives itself is a fragment of its file's URI, or of that of
  /// the schema around it that has one.
  private func schema(withAnchor name: String, in node: Node) -> Node? {
    guard knowsAnchors else { return nil }
    if anchors[node.fileID] == nil {
      let members = ["$anchor", "$dynamicAnchor"].flatMap { node.tree.members(withKey: $0) }
      let schemas = members.sorted { $0.key.index < $1.key.index }
        .compactMap { member in
          member.value.text.flatMap { text in member.key.parent.map { (text, $0) } }
        }
      anchors[node.fileID] = Dictionary(
        schemas.filter { !Self.isData($0.1) }.map { ($0.0, [$0.1]) }, uniquingKeysWith: +)
    }
    return anchors[node.fileID]?[name]?.first { $0.isInside(node) }
  }

  /// Whether a node is in a value that a schema or an example states, where a name is none.
  static func isData(_ node: Node) -> Bool {
    sequence(first: node, next: \.parent).contains { part in
      guard let key = part.key, stating.contains(where: key.hasText) else { return false }
      // In a map of schemas it is a name.
      return !(key.parent?.key.map { map in mapsOfSchemas.contains(where: map.hasText) } ?? false)
    }
  }

  private static let stating: [StaticString] = ["example", "examples", "default", "const", "enum"]
  private static let mapsOfSchemas: [StaticString] = [
    "properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas",
  ]

  /// The header of a name in a `headers` written as a list of single-key maps: the form is wrong, not the
  /// reference.
  private func headerOfList(_ list: Node, _ name: String) -> Node? {
    guard list.key?.hasText("headers") == true else { return nil }
    if headersOfLists[list] == nil {
      let headers = list.elements.lazy.compactMap(\.onlyMember).map { ($0.name, $0.value) }
      headersOfLists[list] = Dictionary(headers, uniquingKeysWith: { first, _ in first })
    }
    return headersOfLists[list]?[name]
  }

  /// The child named by a token; if a whole container is a reference, the child in its target.
  private func step(into node: Node, _ token: String) -> Node? {
    if let child = ownStep(into: node, token) { return child }
    guard isReferringContainer(node), openContainers.count < 20, openContainers.insert(node).inserted else {
      return nil
    }
    defer { openContainers.remove(node) }
    return resolve(node).target.flatMap { step(into: $0, token) }
  }

  private func ownStep(into node: Node, _ token: String) -> Node? {
    if node.isSequence, let named = headerOfList(node, token) { return named }
    if let members = table(of: node) { return members[token] }
    guard node.isSequence, Self.isLarge(node) else { return node.child(atToken: token) }
    let elements = lists[node] ?? node.elements
    lists[node] = elements
    return JSONPointer.arrayIndex(token).flatMap {
      elements.indices.contains($0) ? elements[$0] : nil
    }
  }

  /// The same as `isReference`, by the container's table: thousands of references may step into it.
  private func isReferringContainer(_ node: Node) -> Bool {
    guard let members = table(of: node) else { return Self.isReference(node) }
    return members["$ref"]?.isScalar ?? false
  }

  /// The members of a mapping too large to search; nil for other nodes.
  private func table(of node: Node) -> [String: Node]? {
    guard node.isMapping, node.isMerging || Self.isLarge(node) else { return nil }
    if let known = members[node] { return known }
    var table = Dictionary(node.members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    // It isn't a member, but its value can be pointed to all the same.
    if node.isMerging, table["<<"] == nil { table["<<"] = node.child(atToken: "<<") }
    members[node] = table
    return table
  }

  private static func isLarge(_ node: Node) -> Bool { node.nextIndex - node.index > 200 }
}

/// Where a reference leads.
struct Resolution {
  /// Nil if it leads nowhere, into a circle, or to a missing file.
  let target: Node?
  /// Whether the node was a Reference Object.
  var isReference = false
  /// The node that the reference names, possibly another Reference Object.
  var next: Node?
  /// The last Reference Object on the way that is in one of the user's files.
  var last: Node?
}

extension Node {
  /// The member of a single-key mapping.
  package var onlyMember: Member? {
    var rest = members
    guard let member = rest.next(), rest.isEmpty else { return nil }
    return member
  }
}
