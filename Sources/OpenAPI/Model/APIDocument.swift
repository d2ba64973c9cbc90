import Syntax

/// One OpenAPI document as the rules see it: every header it defines, where it is used, operations and responses.
///
/// Entries refer to each other by index into these arrays. Nodes know their file, so that parts may stand in others.
///
/// A class, so that handing it on costs nothing; only the reader changes it, before anybody else sees it.
package final class APIDocument: @unchecked Sendable {
  package let root: Node
  package let version: OpenAPIVersion
  /// As the document writes it, e.g. `3.1.0`.
  package let declaredVersion: String
  /// In document order.
  package internal(set) var headers: [HeaderEntry] = []
  /// How many distinct spellings their names have.
  package internal(set) var spellingCount = 0
  /// The objects that describe the headers; one each, however many entries refer to it.
  package internal(set) var definitions: [HeaderDefinition] = []
  package internal(set) var operations: [Operation] = []
  package internal(set) var responses: [Response] = []
  package internal(set) var parameterLists: [ParameterList] = []
  /// The `headers` maps of responses and encodings, each with the entries it holds.
  package internal(set) var headerMaps: [HeaderMap] = []
  /// Every `headers` that is written as a list of maps with one key each, where a map should be; they are read all the same.
  package internal(set) var headerLists: [Node] = []
  /// The user's files that the parts above stand in, the document's own first.
  package internal(set) var files: [SyntaxTree] = []
  /// Every reference on the way to a header, in the order in which they were followed.
  package internal(set) var references: [Reference] = []
  /// Those of them that lead nowhere.
  package private(set) lazy var failedReferences = references.filter { $0.failure != nil }
  /// Those of them whose text may begin with `http`.
  package private(set) lazy var referencesByURL = references.filter(\.mayBeURL)
  /// Where each Reference Object leads that was followed.
  var resolutions: [Node: Resolution] = [:]
  /// Asked by the thread only that lints the document.
  var deprecations: DeprecationMarks?
  package let verdicts = Verdicts()
  /// The operations that a GET asks for, by the path.
  private(set) lazy var gets = Dictionary(
    operations.lazy.filter { $0.method == "GET" }.map { (Operation.PathUse($0), $0) },
    uniquingKeysWith: { first, _ in first })

  package init(root: Node, version: OpenAPIVersion, declaredVersion: String) {
    self.root = root
    self.version = version
    self.declaredVersion = declaredVersion
  }

  /// Gives the memory of the document's files back, where no other document shares them; see `SyntaxTree.close()`.
  package func close() { files.forEach { $0.close() } }

  /// What a node leads to that may be a Reference Object on the way to a header, or in its schema; nil where that
  /// couldn't be followed.
  package func target(of node: Node) -> Node? {
    Resolver.isReference(node) ? resolutions[node]?.target : node
  }
}

/// A `parameters` list of an operation or a path item; only its headers.
package struct ParameterList: Sendable {
  /// The list, or the reference that should lead to it; one list may serve several operations.
  package let node: Node
  package internal(set) var items: [ParameterUse] = []
  /// Whether every reference on the way could be followed.
  package internal(set) var isComplete = true
  /// The Reference Objects that lead to the list as a whole.
  var sites: [Node] = []
}

/// A header parameter in a list.
package struct ParameterUse: Sendable {
  /// Index of the entry.
  package let header: Int
  /// The list's item: a Parameter Object, or the Reference Object that leads to it.
  package let site: Node
}

/// A `headers` map.
package struct HeaderMap: Sendable {
  package let node: Node
  /// Indices of the entries, in the map's order.
  package internal(set) var headers: [Int] = []
  /// Whether every reference in it could be followed.
  var isComplete = true
  /// Of an encoding: the media types whose parts have these headers, in lower case, without parameters.
  package internal(set) var mediaTypes: Set<String> = []
  /// Indices of the responses that have it.
  var responses: [Int] = []
  /// The Reference Objects that lead to the map as a whole.
  var sites: [Node] = []
}
