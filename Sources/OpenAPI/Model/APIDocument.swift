import Syntax
import Text

/// One OpenAPI document as the rules see it: every header it defines, where it is used, operations and responses.
///
/// Entries refer to each other by their indices in these tables. Nodes know their file, so that parts may stand in others. The
/// document holds all these files, so its nodes are valid as long as somebody holds it.
///
/// A class, so that handing it on costs nothing.
package final class APIDocument: Sendable {
  package let root: Node
  package let version: OpenAPIVersion
  /// As the document writes it, e.g. `3.1.0`.
  package let declaredVersion: String
  /// In document order.
  package let headers: [HeaderEntry]
  /// The objects that describe the headers; one each, however many entries refer to it.
  package let definitions: [HeaderDefinition]
  package let operations: [Operation]
  package let responses: [Response]
  package let parameterLists: [ParameterList]
  /// The `headers` maps of responses and encodings, each with the entries it holds.
  package let headerMaps: [HeaderMap]
  /// Every `headers` that is written as a list of maps with one key each, where a map should be; they are read all the same.
  package let headerLists: [Node]
  /// The user's files that the parts above stand in, the document's own first.
  package let files: [SyntaxTree]
  /// Whatever a node of the model may stand in: the document's own tree and those that references led to, the user's or
  /// not. The document keeps them for its nodes' sake.
  private let trees: [SyntaxTree]
  /// The files among them that aren't the user's, by `Node.fileID`.
  private let externalFiles: Set<Address>
  /// Every reference on the way to a header, in the order in which they were followed.
  package let references: [Reference]
  /// Where each Reference Object leads that was followed.
  private let resolutions: [Node: Resolution]
  /// The operations that a response to HEAD is compared with, by the path; empty where there is no HEAD.
  let gets: [Operation.PathUse: Operation]

  init(_ parts: DocumentParts) {
    root = parts.root
    version = parts.version
    declaredVersion = parts.declaredVersion
    headers = parts.headers
    definitions = parts.definitions
    operations = parts.operations
    responses = parts.responses
    parameterLists = parts.parameterLists
    headerMaps = parts.headerMaps
    headerLists = parts.headerLists
    files = parts.files
    trees = parts.trees
    externalFiles = parts.externalFiles
    references = parts.references
    resolutions = parts.resolutions
    gets =
      operations.contains { $0.method == "HEAD" }
      ? Dictionary(
        operations.lazy.filter { $0.method == "GET" }.map { (Operation.PathUse($0), $0) },
        uniquingKeysWith: { first, _ in first }) : [:]
  }

  /// What a node leads to that may be a Reference Object on the way to a header, or in its schema; nil where that
  /// couldn't be followed.
  package func target(of node: Node) -> Node? {
    Resolver.isReference(node) ? resolutions[node]?.target : node
  }

  /// Whether a node stands in a file that isn't the user's, who can't change it.
  package func isExternal(_ node: Node) -> Bool { externalFiles.contains(node.fileID) }

  /// Where a Reference Object leads.
  func resolution(of reference: Node) -> Resolution {
    resolutions[reference] ?? Resolution(target: nil, isReference: true)
  }
}

/// What a document is made of.
struct DocumentParts {
  let root: Node
  let version: OpenAPIVersion
  let declaredVersion: String
  let headers: [HeaderEntry]
  let definitions: [HeaderDefinition]
  let operations: [Operation]
  let responses: [Response]
  let parameterLists: [ParameterList]
  let headerMaps: [HeaderMap]
  let headerLists: [Node]
  let files: [SyntaxTree]
  let trees: [SyntaxTree]
  let externalFiles: Set<Address>
  let references: [Reference]
  let resolutions: [Node: Resolution]
}

/// A `headers` map.
package struct HeaderMap: Sendable {
  package let node: Node
  /// Indices of the entries, in the map's order.
  package internal(set) var headers: [HeaderIndex] = []
  /// Their names.
  var names = HeaderNames([])
  /// Whether every reference in it could be followed.
  var isComplete = true
  /// Of an encoding: the media types whose parts have these headers, in lower case, without parameters.
  package internal(set) var mediaTypes: Set<String> = []
  /// The Reference Objects that lead to the map as a whole.
  var sites: [Node] = []
}
