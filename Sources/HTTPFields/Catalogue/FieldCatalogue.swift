import Text

/// What is known about HTTP fields: the IANA HTTP Field Name Registry and names in wide use outside it.
package struct FieldCatalogue: Sendable {
  /// By lower-case name.
  private var fields: [String: FieldFacts] = [:]
  /// Lower-case names in the order they were added.
  private var order: [String] = []
  private var schemas: [(scope: FieldSchema.Scope, schema: FieldSchema)] = []

  package init() {
    // The registry has hundreds of names, and a dictionary that grows hashes them again and again.
    fields.reserveCapacity(512)
  }

  package mutating func add(_ field: FieldFacts) {
    let key = asciiLowercase(field.name)
    if fields.updateValue(field, forKey: key) == nil { order.append(key) }
  }

  /// What is known about a field; case doesn't matter (RFC 9110, section 5.1).
  package subscript(name: String) -> FieldFacts? { fields[asciiLowercase(name)] }

  /// All fields, in the order of the catalogue.
  package var all: [FieldFacts] { order.map { fields[$0]! } }

  /// - Parameter scope: fields that no schema was added for yet.
  package mutating func add(_ schema: FieldSchema, for scope: FieldSchema.Scope) {
    schemas.append((scope, schema))
  }

  /// What a schema must allow to hold a field's values; nil where nothing is known about them.
  package func schema(of name: String) -> FieldSchema? {
    let key = asciiLowercase(name)
    guard let field = fields[key] else { return nil }
    return schemas.first { scope, _ in
      switch scope {
      case .names(let names): names.contains(key)
      case .structured(let type): field.structuredType == type
      case .cardinality(let cardinality): field.cardinality == cardinality
      }
    }?.schema
  }
}

/// One field's facts.
///
/// A class: they never change, and rules ask for them header by header.
package final class FieldFacts: Sendable {
  /// As the registry spells it, or as it is spelt most.
  package let name: String
  /// Spellings that are right as well, e.g. `traceparent`, which the W3C wants in lower case.
  package let otherSpellings: [String]
  /// Nil for a name that isn't registered.
  package let status: Status?
  package let direction: Direction
  /// Whether servers commonly send it back in responses although it belongs to requests.
  package let isEchoed: Bool
  /// Whether it concerns one connection only (RFC 9110, section 7.6.1).
  package let isHopByHop: Bool
  /// Nil where the specification doesn't say.
  package let cardinality: Cardinality?
  /// The type of a structured field (RFC 9651).
  package let structuredType: StructuredType?
  /// What its values look like; nil where nobody has written it down.
  package let grammar: FieldGrammar?
  /// The document that defines it, e.g. `RFC 9110, Section 8.8.3`.
  package let reference: String
  /// Of a deprecated or obsoleted field: the document that says so, where it is known.
  package let obsoletedBy: String?
  /// Of a deprecated or obsoleted field: the fields to use in its place.
  package let replacedBy: [String]
  /// Of a deprecated or obsoleted field: what to do, where that is more than to write another field.
  package let advice: String?

  package init(
    name: String, otherSpellings: [String] = [], status: Status?, direction: Direction,
    isEchoed: Bool = false, isHopByHop: Bool = false,
    cardinality: Cardinality? = nil, structuredType: StructuredType? = nil, grammar: FieldGrammar? = nil,
    reference: String = "", obsoletedBy: String? = nil, replacedBy: [String] = [], advice: String? = nil
  ) {
    self.name = name
    self.otherSpellings = otherSpellings
    self.status = status
    self.direction = direction
    self.isEchoed = isEchoed
    self.isHopByHop = isHopByHop
    self.cardinality = cardinality
    self.structuredType = structuredType
    self.grammar = grammar
    self.reference = reference
    self.obsoletedBy = obsoletedBy
    self.replacedBy = replacedBy
    self.advice = advice
  }

  package var isRegistered: Bool { status != nil }

  /// Whether the registry says that it has had its day.
  package var isObsolete: Bool { status == .deprecated || status == .obsoleted }

  /// A registration's status in the IANA registry.
  package enum Status: String, CaseIterable, Sendable {
    case permanent
    case provisional
    case deprecated
    case obsoleted
  }

  /// In which messages the field has a meaning.
  package enum Direction: String, CaseIterable, Sendable {
    case request
    case response
    case both
    /// A name that must not be used, such as `*`.
    case reserved
  }

  package enum Cardinality: String, CaseIterable, Sendable {
    case list
    case singleton
  }

  package enum StructuredType: String, CaseIterable, Sendable {
    case item = "Item"
    case list = "List"
    case dictionary = "Dictionary"
  }
}
