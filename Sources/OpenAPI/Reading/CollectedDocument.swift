import Syntax

/// What the walk through a document collects. Its parts refer to each other by index into these lists.
struct CollectedDocument {
  var headers: [HeaderDraft]
  var definitions: [HeaderDefinition]
  /// The references to each definition.
  let sitesOfDefinitions: [[Node]]
  let operations: [OperationDraft]
  let responses: [ResponseDraft]
  var parameterLists: [ParameterListDraft]
  var headerMaps: [HeaderMap]
  /// Every `headers` written as a list.
  let headerLists: [Node]
  let misfits: [Misfit]
  let misdirections: [Misdirection]
  /// The schemas to which references in place of a `headers` map lead, or their properties.
  let schemasInPlaceOfHeaders: Set<Node>
  /// The index of the entry for an element.
  var entryOfElement: [Node: HeaderIndex]
  /// The members of `components.headers`, in document order.
  let headerComponents: [HeaderMember]
  /// Every Reference Object in place of a header or a header parameter, whether or not it leads anywhere.
  let headerSites: [Node]
  /// Everything that values of `headers` maps lead to or through.
  let reachedFromMaps: Set<Node>
}
