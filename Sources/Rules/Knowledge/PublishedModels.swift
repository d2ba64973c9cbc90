import OpenAPI
import Syntax
import Text

/// The models published by guidelines, as far as they are embedded: files that references name by URL.
package final class PublishedModels: ReferenceLibrary, Sendable {
  private let models: [String: Node]
  private let root: Node?
  /// Keeps the nodes valid.
  private let tree: SyntaxTree?

  /// - Parameter root: a mapping from URL to the file's content.
  package init(_ root: Node?) {
    self.root = root
    tree = root?.tree
    let members = root?.members ?? []
    models = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  package func file(of reference: String, from site: Node) -> ReferencedFile {
    if let model = models[reference] { return .root(model) }
    guard URIReference.isRemote(reference) else { return .refused(.noFile) }
    // Don't resolve a path with a scheme: it may lead anywhere.
    return .refused(URIReference.namesLocalFile(reference) ? .outside : .remote)
  }

  package func base(of node: Node) -> Address? { nil }

  package func isExternal(_ node: Node) -> Bool { root?.isInFile(of: node) ?? false }

  package var externalVersion: OpenAPIVersion { .v3_0 }
}
