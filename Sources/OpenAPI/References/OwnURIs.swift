import Syntax

/// The URIs by which a file calls itself and schemas in it: `$self` (OpenAPI 3.2, OpenAPI Object) and `$id` (JSON Schema
/// 2020-12, section 8.2.1). What refers to one of them needs no other file.
struct OwnURIs {
  private let root: Node
  /// Whether the file says what it is called.
  private let hasSelf: Bool
  private let base: String
  /// The schemas by URI, without a fragment.
  private var schemas: [String: Node] = [:]
  /// The schemas with an `$id`, with the URI that it means.
  private var bases: [Node: String] = [:]

  /// What relative references mean in a file that doesn't say where it is to be found: they need only mean the same.
  private static let unknownBase = "file-itself:///"

  /// Nil for a file without such URIs.
  /// - Parameters:
  ///   - root: of the file.
  ///   - knowsSelf: whether the version of OpenAPI has `$self`.
  init?(_ root: Node, knowsSelf: Bool) {
    let own = knowsSelf ? root["$self"].flatMap(Self.uri) : nil
    let schemas = root.tree.members(withKey: "$id").compactMap { member -> (node: Node, id: String)? in
      guard let id = Self.uri(member.value), let schema = member.key.parent, !Resolver.isData(schema) else {
        return nil
      }
      return (schema, id)
    }
    guard own != nil || !schemas.isEmpty else { return nil }
    self.root = root
    hasSelf = own != nil
    base = own.map { URIReference.resolve($0, against: Self.unknownBase) } ?? Self.unknownBase
    // A schema comes before those in it, wherever its `$id` is written.
    for (schema, id) in schemas.sorted(by: { $0.node.index < $1.node.index }) {
      let uri = URIReference.resolve(id, against: base(of: schema))
      bases[schema] = uri
      if self.schemas[uri] == nil { self.schemas[uri] = schema }
    }
  }

  /// A URI without its fragment; nil for what is none, or nothing but a fragment.
  private static func uri(_ value: Node) -> String? {
    guard let text = value.string else { return nil }
    let uri = String(text.prefix { $0 != "#" })
    return uri.isEmpty ? nil : uri
  }

  /// What relative references mean at a node.
  private func base(of node: Node) -> String {
    resource(around: node).flatMap { bases[$0] } ?? base
  }

  /// The nearest schema around a node that has an `$id`, itself included.
  func resource(around node: Node) -> Node? {
    guard !bases.isEmpty else { return nil }
    return sequence(first: node, next: \.parent).first { bases[$0] != nil }
  }

  /// The URI that a reference means.
  /// - Parameter reference: without its fragment.
  func uri(of reference: String, at site: Node) -> String {
    URIReference.resolve(reference, against: base(of: site))
  }

  /// The same in a file without such URIs.
  static func uri(of reference: String) -> String {
    URIReference.resolve(reference, against: unknownBase)
  }

  /// The file as a whole, if that is its URI.
  func document(_ uri: String) -> Node? { hasSelf && uri == base ? root : nil }

  func schema(_ uri: String) -> Node? { schemas[uri] }
}
