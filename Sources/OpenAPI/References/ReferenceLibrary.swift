import Syntax
import Text

/// The files that references may lead to.
package protocol ReferenceLibrary: AnyObject {
  /// The file that a reference names.
  /// - Parameters:
  ///   - reference: the reference without its fragment; not empty.
  ///   - site: a node of the file that holds the reference.
  func file(of reference: String, from site: Node) -> ReferencedFile

  /// The same for nodes of files whose references to other files lead to the same ones when they have the same text, and
  /// for no others; nil where none is the same.
  func base(of node: Node) -> Address?

  /// Whether a node stands in one of the guideline's published models.
  func isPublished(_ node: Node) -> Bool
}

/// What became of a reference to another file.
package enum ReferencedFile: Sendable {
  case root(Node)
  case refused(Reference.Failure)
}

/// A reference that was followed.
struct FollowedReference {
  let site: Node
  /// The value of `$ref`.
  let value: Node
  let target: Node?
  var failure: Reference.Failure?
}

/// A Reference Object on the way to a header, and where it leads.
package final class Reference: Sendable {
  package let site: Node
  private let value: Node
  /// The node that it names, which may be a reference itself.
  package let target: Node?
  package let failure: Failure?

  init(_ reference: FollowedReference) {
    site = reference.site
    value = reference.value
    target = reference.target
    failure = reference.failure
  }

  /// The value of `$ref`.
  package var text: String { value.text ?? "" }

  /// Whether the text may begin with `http`; nearly none does.
  package var mayBeURL: Bool { value.withText { ($0.first ?? 0) | 0x20 == UInt8(ascii: "h") } }

  package enum Failure: Hashable, Sendable {
    /// The file has no such place.
    case noTarget
    case circle
    /// Another host, or a scheme that isn't a file's: nothing is fetched.
    case remote
    /// Outside the folder that may be read.
    case outside
    case noFile
    /// The file is there and can't be read; the words say why.
    case unreadable(String)
    /// The file is neither YAML nor JSON: that is said there.
    case malformed
  }
}

/// The guideline's published models, as far as they are built in: files that a reference names by URL.
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

  package func isPublished(_ node: Node) -> Bool { root?.isInFile(of: node) ?? false }
}
