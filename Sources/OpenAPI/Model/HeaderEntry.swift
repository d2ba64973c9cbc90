import Syntax

/// A place where a document declares a header: a Parameter Object, an entry of a `headers` map, or an apiKey
/// scheme.
///
/// The name is the parameter's `name` or the map's key; the definition may be elsewhere. The key of a
/// component is not a name if anything refers to the component.
///
/// A class, like the other parts of the model, because rules pass them around a lot.
package final class HeaderEntry: Sendable {
  /// Its index among the document's headers.
  package let index: HeaderIndex
  /// The field name.
  package let name: String
  /// The name in lower case, for comparison.
  package let key: String
  /// The node of the name: the value of `name`, or a map's key.
  package let nameNode: Node
  package let kind: HeaderKind
  /// The Parameter Object, the value in the `headers` map (possibly a Reference Object) or the Security
  /// Scheme Object.
  package let element: Node
  /// Index of the definition; nil if the reference could not be followed or there is nothing.
  package let definition: DefinitionIndex?
  /// The reference string, if the entry is a reference.
  package let reference: String?
  /// How it is reached, if not through `paths`.
  package let via: Via?
  /// The responses that contain it: more than one if they share a `headers` map.
  package let responses: Positions<TableRow.Response>
  /// The operations whose requests carry it; for a response header, those that use the response.
  package let operations: Positions<TableRow.Operation>
  /// The Reference Objects that refer to this entry, or to the nearest shared object containing it.
  package let sites: UseList
  /// Whether `name` is a field name. The key of a component isn't if anything refers to the component, nor is
  /// the `name` of a Parameter Object referred to only from `headers` maps, whose keys are the names.
  package let hasName: Bool

  init(
    _ draft: HeaderDraft, index: HeaderIndex, hasName: Bool, responses: Positions<TableRow.Response>,
    operations: Positions<TableRow.Operation>,
    sites: UseList
  ) {
    self.index = index
    name = draft.name
    key = draft.key
    nameNode = draft.nameNode
    kind = draft.kind
    element = draft.element
    definition = draft.definition
    reference = draft.reference
    via = draft.via
    self.hasName = hasName
    self.responses = responses
    self.operations = operations
    self.sites = sites
  }

  package enum Via: String, CaseIterable, Sendable {
    case callback
    case webhook
  }
}

/// The object that describes a header's values: a Parameter Object or a Header Object.
package struct HeaderDefinition: Sendable {
  package let object: Node
  package let schema: SchemaFacts
  package let isRequired: Bool
  package let isDeprecated: Bool
  /// The version that its file is written for, if the file isn't the user's.
  let externalVersion: OpenAPIVersion?
  /// Whether it or its schema may state a value; false for most headers.
  let mayStateValues: Bool
  /// Indices of the entries it describes.
  package internal(set) var headers: [HeaderIndex] = []
  /// The Reference Objects that refer to it.
  package internal(set) var sites = UseList.none

  /// Whether it is in a file that isn't the user's, who therefore can't change it.
  package var isExternal: Bool { externalVersion != nil }

  /// Whether `content` describes one text, number or boolean, which is sent as a schema's would be.
  package var hasScalarContent: Bool {
    guard schema.isContent, let name = object["content"]?.members.first?.name, let type = MediaType(name),
      type.type == "text" || type.mayBeJSON, let shapes = schema.presentShapes
    else { return false }
    return shapes.allSatisfy { $0 != .simple(.object) && !$0.isArray }
  }

  /// Its description; nil if empty.
  package var description: String? {
    object["description"]?.text.flatMap { $0.isEmpty ? nil : $0 }
  }
}

package enum HeaderKind: String, Sendable {
  /// A Parameter Object with `in: header`.
  case request
  /// An entry of a response's `headers`.
  case response
  /// An entry of `components.headers`.
  case component
  /// An entry of an Encoding Object's `headers`: a header of a multipart part.
  case encoding
  /// A security scheme with `type: apiKey` and `in: header`.
  case apiKey = "apikey"
}

/// A set of kinds.
package struct HeaderKinds: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  package init(_ kind: HeaderKind) {
    switch kind {
    case .request: self = .request
    case .response: self = .response
    case .component: self = .component
    case .encoding: self = .encoding
    case .apiKey: self = .apiKey
    }
  }

  package static let request = HeaderKinds(rawValue: 1)
  package static let response = HeaderKinds(rawValue: 2)
  package static let component = HeaderKinds(rawValue: 4)
  package static let encoding = HeaderKinds(rawValue: 8)
  package static let apiKey = HeaderKinds(rawValue: 16)
  package static let all: HeaderKinds = [.request, .response, .component, .encoding, .apiKey]

  /// How many kinds there are.
  package static let kindCount = 5

  /// The position of a single kind among all.
  package var position: Int { rawValue.trailingZeroBitCount }
}
