import Syntax

/// The URIs by which a file calls itself and schemas in it: `$self` (OpenAPI 3.2, OpenAPI Object) and `$id` (JSON Schema
/// 2020-12, section 8.2.1). What refers to one of them stays in the file.
struct OwnURIs {
  private let base: String
  /// By URI, without a fragment.
  private var resources: [String: Node] = [:]
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
    base = own.map { URIReference.resolve($0, against: Self.unknownBase) } ?? Self.unknownBase
    if own != nil { resources[base] = root }
    // A schema comes before those in it, wherever its `$id` is written.
    for (schema, id) in schemas.sorted(by: { $0.node.index < $1.node.index }) {
      let uri = URIReference.resolve(id, against: base(of: schema))
      bases[schema] = uri
      if resources[uri] == nil { resources[uri] = schema }
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

  /// What a reference leads to.
  /// - Parameters:
  ///   - reference: without its fragment.
  ///   - site: where it stands; nil for a reference of another file.
  func target(of reference: String, from site: Node?) -> Node? {
    resources[URIReference.resolve(reference, against: site.map(base) ?? Self.unknownBase)]
  }
}
