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

  /// Whether a node stands in a file that isn't the user's: one that comes with the library, describes headers and
  /// parameters and nothing else, and can't be changed.
  func isExternal(_ node: Node) -> Bool

  /// What such files are written for.
  var externalVersion: OpenAPIVersion { get }
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
  /// The value of `$ref`.
  package let value: Node
  /// The node that it names, which may be a reference itself.
  package let target: Node?
  package let failure: Failure?

  init(_ reference: FollowedReference) {
    site = reference.site
    value = reference.value
    target = reference.target
    failure = reference.failure
  }

  /// The text of `value`.
  package var text: String { value.text ?? "" }

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
