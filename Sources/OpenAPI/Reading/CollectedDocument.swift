import Syntax

/// What the walk through a document finds. Its parts refer to each other by their indices in these lists.
struct CollectedDocument {
  var headers: [HeaderDraft]
  var definitions: [HeaderDefinition]
  /// The references that lead to each definition.
  let sitesOfDefinitions: [[Node]]
  let operations: [OperationDraft]
  let responses: [ResponseDraft]
  var parameterLists: [ParameterListDraft]
  var headerMaps: [HeaderMap]
  /// `headers` that are written as lists.
  let headerLists: [Node]
  /// The indices of the entries, by the elements that they stand for.
  var entryOfElement: [Node: HeaderIndex]
  /// The members of `components.headers`, in document order.
  let headerComponents: Node.Members
  /// Every Reference Object that stands for a header or a header parameter, whether or not it leads anywhere.
  let headerSites: [Node]
  /// Whatever the values of `headers` maps lead to or through.
  let reachedFromMaps: Set<Node>
}
