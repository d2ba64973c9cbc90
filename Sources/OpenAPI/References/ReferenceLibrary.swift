import Syntax
import Text

/// The files that references may lead to.
package protocol ReferenceLibrary: AnyObject {
  /// The file that a reference names.
  /// - Parameters:
  ///   - reference: the reference without its fragment; not empty.
  ///   - site: a node of the file containing the reference.
  func file(of reference: String, from site: Node) -> ReferencedFile

  /// The file that calls itself by a URI (`$self`).
  /// - Parameter uri: absolute, without a fragment.
  func file(named uri: String) -> Node?

  /// The absolute path of a node's file.
  func path(of node: Node) -> String?

  /// Equal for nodes of files from which the same reference text leads to the same file; nil if there are no
  /// other such files.
  func base(of node: Node) -> Address?

  /// Whether a node is in a file that isn't the user's: a read-only file that comes with the library and
  /// describes nothing but headers and parameters.
  func isExternal(_ node: Node) -> Bool

  /// The version such files are written for.
  var externalVersion: OpenAPIVersion { get }
}

extension ReferenceLibrary {
  package func file(named uri: String) -> Node? { nil }
  package func path(of node: Node) -> String? { nil }
}

/// The result of following a reference to another file.
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

/// A Reference Object on the way to a header, with its target.
package final class Reference: Sendable {
  package let site: Node
  /// The value of `$ref`.
  package let value: Node
  /// The node it names, which may be a reference itself.
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
    /// `$ref` has no value.
    case empty
    /// The file has no such element.
    case noTarget
    case circle
    /// Another host, or a scheme other than `file`: nothing is fetched.
    case remote
    /// Outside the readable folder.
    case outside
    case noFile
    /// The file exists but can't be read, with the reason.
    case unreadable(String)
    /// The file is neither YAML nor JSON; the error is reported there.
    case malformed
  }
}
