import Syntax

// The parts of a document while it is being read. They are turned into the immutable model once everything is
// known.

struct HeaderDraft {
  let name: String
  /// The name in lower case.
  var key = ""
  let nameNode: Node
  let kind: HeaderKind
  let element: Node
  let definition: DefinitionIndex?
  let reference: String?
  let via: HeaderEntry.Via?
  /// The references to the entry itself.
  var sites: [Node] = []
}

struct OperationDraft {
  let method: String
  let node: Node
  let keyNode: Node
  let path: String?
  let via: HeaderEntry.Via?
  let isDeprecated: Bool
  var ownParameters: ParameterListIndex?
  var pathParameters: ParameterListIndex?
  var hasAllParameters = true
  var requestBody: Node?
  var responses: [ResponseUse] = []
  var produces: Node?
}

struct ResponseDraft {
  let node: Node
  let hasContent: Bool
  /// The Content Object.
  let content: Node?
  /// Index of its `headers`.
  var map: HeaderMapIndex?
  var hasAllHeaders = true
  var sites: [Node] = []
  var uses: [Response.Use] = []
}

struct ParameterListDraft {
  let node: Node
  var items: [ParameterUse] = []
  var isComplete = true
  var sites: [Node] = []
}
