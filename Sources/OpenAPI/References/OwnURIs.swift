import Syntax
import Text

/// The URIs by which a file calls itself and schemas in it: `$self` (OpenAPI 3.2, OpenAPI Object) and `$id` (JSON Schema
/// 2020-12, section 8.2.1). What refers to one of them needs no other file.
package struct OwnURIs {
  /// Whether the file says what it is called.
  let hasSelf: Bool
  private let base: Base
  /// The schemas by URI, without a fragment.
  private var schemas: [String: Node] = [:]
  /// The schemas with an `$id`, with the URI that it means.
  private var bases: [Node: Base] = [:]

  /// What relative references mean at a place.
  private struct Base {
    /// Where the file was found.
    var located: String
    /// At the root of the same host, wherever that is: schemas need only mean the same.
    var loose: String

    /// - Parameter path: of the file; nil if nobody knows it.
    init(path: String?) {
      loose = unknownBase
      located = path.map(URIReference.file) ?? unknownBase
    }

    func resolved(_ reference: String) -> Base {
      var base = self
      base.located = URIReference.resolve(reference, against: located)
      base.loose = URIReference.resolve(reference, against: loose)
      return base
    }
  }

  /// Of a file that doesn't say where it is to be found.
  private static let unknownBase = "file-itself:///"

  /// Nil for a file without such URIs.
  /// - Parameters:
  ///   - root: of the file.
  ///   - path: of the file, absolute; nil if nobody knows it.
  ///   - knowsSelf: whether the version of OpenAPI has `$self`.
  init?(_ root: Node, path: String?, knowsSelf: Bool) {
    let own = knowsSelf ? Self.ownName(root) : nil
    let schemas = root.tree.members(withKey: "$id").compactMap { member -> (node: Node, id: String)? in
      guard let id = Self.uri(member.value), let schema = member.key.parent, !Resolver.isData(schema) else {
        return nil
      }
      return (schema, id)
    }
    guard own != nil || !schemas.isEmpty else { return nil }
    hasSelf = own != nil
    let place = Base(path: path)
    base = own.map(place.resolved) ?? place
    // A schema comes before those in it, wherever its `$id` is written.
    for (schema, id) in schemas.sorted(by: { $0.node.index < $1.node.index }) {
      let own = base(of: schema).resolved(id)
      bases[schema] = own
      if self.schemas[own.loose] == nil { self.schemas[own.loose] = schema }
    }
  }

  /// What a file calls itself. Only documents of 3.2 may, and what isn't a whole document.
  private static func ownName(_ root: Node) -> String? {
    guard let name = root["$self"].flatMap(uri), root["swagger"] == nil else { return nil }
    guard let version = root["openapi"] else { return name }
    return version.text.flatMap(OpenAPIVersion.init(declared:)).map { $0 >= .v3_2 } == true ? name : nil
  }

  /// A URI without its fragment; nil for what is none, or nothing but a fragment.
  private static func uri(_ value: Node) -> String? {
    guard let text = value.string else { return nil }
    let uri = String(text.prefix { $0 != "#" })
    return uri.isEmpty ? nil : uri
  }

  /// What relative references mean at a node.
  private func base(of node: Node) -> Base {
    resource(around: node).flatMap { bases[$0] } ?? base
  }

  /// The nearest schema around a node that has an `$id`, itself included.
  func resource(around node: Node) -> Node? {
    guard !bases.isEmpty else { return nil }
    return sequence(first: node, next: \.parent).first { bases[$0] != nil }
  }

  /// The absolute URI by which a file calls itself; nil for most.
  /// - Parameter path: of the file, absolute.
  package static func ofFile(_ root: Node, at path: String) -> String? {
    ownName(root).map { Base(path: path).resolved($0).located }
  }

  /// Whether the file calls itself by a URI.
  func isFile(_ uri: String) -> Bool { hasSelf && uri == base.located }

  /// The URI of a file that a reference means.
  /// - Parameter reference: without its fragment.
  func file(of reference: String, at site: Node) -> String {
    base(of: site).resolved(reference).located
  }

  /// The same in a file without URIs of its own.
  static func file(of reference: String, path: String?) -> String {
    Base(path: path).resolved(reference).located
  }

  /// The URI of a schema that a reference means.
  /// - Parameter reference: without its fragment.
  func schema(of reference: String, at site: Node) -> String {
    base(of: site).resolved(reference).loose
  }

  /// The same in a file without URIs of its own.
  static func schema(of reference: String) -> String {
    URIReference.resolve(reference, against: unknownBase)
  }

  func schema(_ uri: String) -> Node? { schemas[uri] }
}
