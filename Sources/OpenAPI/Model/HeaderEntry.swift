import Syntax

/// A place where a document declares a header: a Parameter Object, an entry of a `headers` map, an apiKey scheme.
///
/// Name, definition and component key are three things: the name is the parameter's `name` or the map's key, the
/// definition may stand elsewhere, and a component key is never a name while something refers to the component.
///
/// A class like the other parts of the model: rules hand them on by the thousand.
package final class HeaderEntry: Sendable {
  /// Where it stands among the document's headers.
  package let index: HeaderIndex
  /// The field name.
  package let name: String
  /// The name in lower case, as names are compared.
  package let key: String
  /// The text that spells the name: the value of `name`, or a map's key.
  package let nameNode: Node
  package let kind: HeaderKind
  /// The Parameter Object, the value in the `headers` map (maybe a Reference Object) or the Security Scheme Object.
  package let element: Node
  /// Index of the definition; nil where the reference could not be followed, or nothing stands there.
  package let definition: DefinitionIndex?
  /// The reference string, where the entry is one.
  package let reference: String?
  /// How it is reached, where that is not through `paths`.
  package let via: Via?
  /// The responses that hold it: more than one where they share a `headers` map.
  package let responses: Positions<TableRow.Response>
  /// The operations whose requests carry it; of a response header, those are the response's own uses.
  package let operations: Positions<TableRow.Operation>
  /// The Reference Objects that lead to this entry, or to the nearest shared object that holds it.
  package let sites: UseList
  /// Whether `name` is a field name. A component's key is none while something refers to the component, nor is the
  /// `name` of a Parameter Object that only `headers` maps refer to: they give it their keys.
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

  package enum Via: String, Sendable {
    case callback
    case webhook
  }
}

/// The object that says what a header's values are: a Parameter Object or a Header Object.
package struct HeaderDefinition: Sendable {
  package let object: Node
  package let schema: SchemaFacts
  package let isRequired: Bool
  package let isDeprecated: Bool
  /// The version that its file is written for, where that isn't the user's.
  let externalVersion: OpenAPIVersion?
  /// Indices of the entries that it describes.
  package internal(set) var headers: [HeaderIndex] = []
  /// The Reference Objects that lead to it.
  package internal(set) var sites = UseList.none

  /// Whether it stands in a file that isn't the user's, who can't change it.
  package var isExternal: Bool { externalVersion != nil }

  /// What it says about the values; empty counts as nothing.
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
}
