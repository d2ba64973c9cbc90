import OpenAPI
import Platform
import Syntax
import Text

/// The documents that a run has read, by the URIs that they give themselves (`$self`).
struct NamedDocuments: Sendable {
  /// Sorted by path.
  private var documents: [String: [Document]] = [:]

  struct Document: Sendable {
    /// Real.
    let path: String
    let tree: SyntaxTree
  }

  init() {}

  init(_ workspace: Workspace) {
    for (path, loaded) in workspace.all {
      guard case .tree(let tree) = loaded, let uri = OwnURIs.ofFile(tree.root, at: path)
      else { continue }
      documents[uri, default: []].append(Document(path: path, tree: tree))
    }
    for uri in documents.keys { documents[uri]!.sort { $0.path.precedes($1.path) } }
  }

  var isEmpty: Bool { documents.isEmpty }

  /// The URIs of documents that others don't know.
  func uris(unknownTo others: NamedDocuments) -> Set<String> {
    Set(documents.keys.filter { documents[$0]!.count != others.documents[$0]?.count })
  }

  /// The document with a URI; of several, such as copies in other folders, the nearest one.
  /// - Parameter path: from which it is looked for; real.
  func document(named uri: String, from path: String) -> Document? {
    guard let documents = documents[uri] else { return nil }
    let shared = documents.map { Self.sharedFolders($0.path, path) }
    return shared.firstIndex(of: shared.max()!).map { documents[$0] }
  }

  private static func sharedFolders(_ path: String, _ other: String) -> Int {
    zip(path.utf8, other.utf8).prefix { $0 == $1 }.count { $0.0 == UInt8(ascii: "/") }
  }
}
