import Syntax

/// The files that references may lead to.
package protocol ReferenceLibrary: AnyObject {
  /// The root of the file that a reference names.
  /// - Parameters:
  ///   - reference: the reference without its fragment; not empty.
  ///   - tree: the file that holds the reference.
  func root(of reference: String, from tree: SyntaxTree) -> Node?

  /// Whether a file is one of the guideline's published models.
  func isPublished(_ tree: SyntaxTree) -> Bool
}

/// The guideline's published models, as far as they are built in: files that a reference names by URL.
package final class PublishedModels: ReferenceLibrary, Sendable {
  private let models: [String: Node]
  private let tree: SyntaxTree?

  /// - Parameter tree: a mapping from URL to the file's content.
  package init(_ tree: SyntaxTree?) {
    self.tree = tree
    let members = tree?.root.members ?? []
    models = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
  }

  package func root(of reference: String, from tree: SyntaxTree) -> Node? { models[reference] }

  package func isPublished(_ tree: SyntaxTree) -> Bool { tree === self.tree }
}
