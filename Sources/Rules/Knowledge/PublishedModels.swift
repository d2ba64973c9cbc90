import OpenAPI
import Syntax
import Text

/// The models that guidelines publish, as far as they are built in: files that a reference names by URL.
package final class PublishedModels: ReferenceLibrary, Sendable {
  private let models: [String: Node]
  private let root: Node?
  /// Kept for the nodes' sake.
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
    // A path by way of a scheme leads wherever its writer likes.
    return .refused(URIReference.namesLocalFile(reference) ? .outside : .remote)
  }

  package func base(of node: Node) -> Address? { nil }

  package func isExternal(_ node: Node) -> Bool { root?.isInFile(of: node) ?? false }

  package var externalVersion: OpenAPIVersion { .v3_0 }
}
