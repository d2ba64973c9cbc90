import Syntax
import Text

/// The model of one OpenAPI document, as the rules see it: its headers, where they are used, operations and
/// responses.
///
/// Entries refer to each other by index into these tables. Nodes know their file, so parts may come from
/// several files. The document holds all of them: its nodes are valid as long as it lives.
///
/// A class to make passing it around cheap.
package final class APIDocument: Sendable {
  package let root: Node
  package let version: OpenAPIVersion
  /// As written in the document, e.g. `3.1.0`.
  package let declaredVersion: String
  /// In document order.
  package let headers: [HeaderEntry]
  /// The objects that describe the headers; one per object, however many entries refer to it.
  package let definitions: [HeaderDefinition]
  package let operations: [Operation]
  package let responses: [Response]
  package let parameterLists: [ParameterList]
  /// The `headers` maps of responses and encodings, each with its entries.
  package let headerMaps: [HeaderMap]
  /// Every `headers` written as a list instead of a map; these are read all the same.
  package let headerLists: [Node]
  /// What is in place of a header in another form.
  package let misfits: [Misfit]
  /// The references on the way to a header that lead to another kind of object.
  package let misdirections: [Misdirection]
  /// Their targets: another kind of object isn't to be judged as a header.
  package let misdirectedTargets: Set<Node>
  /// The user's files that contain parts of the document, its own first.
  package let files: [SyntaxTree]
  /// All trees that contain nodes of the model: the document's own and those it refers to, the user's or not.
  /// Kept so that the nodes stay valid.
  private let trees: [SyntaxTree]
  /// The files among them that aren't the user's, by `Node.fileID`.
  private let externalFiles: Set<Address>
  /// Every reference on the way to a header, in the order in which they were followed.
  package let references: [Reference]
  /// The targets of the Reference Objects that were followed.
  private let resolutions: [Node: Resolution]
  /// The GET operations with which responses to HEAD are compared, by path; empty if there is no HEAD.
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
    misfits = parts.misfits
    misdirections = parts.misdirections
    misdirectedTargets = parts.misdirectedTargets
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

  /// The target of a node that may be a Reference Object on the way to a header or in its schema; nil if it
  /// couldn't be followed.
  package func target(of node: Node) -> Node? {
    Resolver.isReference(node) ? resolutions[node]?.target : node
  }

  /// Whether a node is in a file that isn't the user's, who can't change it.
  package func isExternal(_ node: Node) -> Bool { externalFiles.contains(node.fileID) }

  /// Where a Reference Object leads.
  func resolution(of reference: Node) -> Resolution {
    resolutions[reference] ?? Resolution(target: nil, isReference: true)
  }
}

/// The parts of a document.
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
  let misfits: [Misfit]
  let misdirections: [Misdirection]
  let misdirectedTargets: Set<Node>
  let files: [SyntaxTree]
  let trees: [SyntaxTree]
  let externalFiles: Set<Address>
  let references: [Reference]
  let resolutions: [Node: Resolution]
}

/// A `headers` map.
package struct HeaderMap: Sendable {
  package let node: Node
  /// Indices of the entries, in map order.
  package internal(set) var headers: [HeaderIndex] = []
  /// The names of the entries.
  var names = HeaderNames([])
  /// Whether every reference in it could be followed.
  var isComplete = true
  /// For an encoding: the media types whose parts have these headers, in lower case, without parameters.
  package internal(set) var mediaTypes: Set<String> = []
  /// The Reference Objects that refer to the map as a whole.
  package internal(set) var sites: [Node] = []
}
