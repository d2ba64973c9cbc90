import Platform
import Text

/// What is known about HTTP fields: the IANA HTTP Field Name Registry and common names outside it.
///
/// A document uses a few of these hundreds of fields, so what is known of one is read when it is first asked for.
package struct FieldCatalogue: Sendable {
  /// The heads of all fields, in catalogue order.
  package let heads: [FieldHead]
  /// Their numbers, by lower-case name.
  private let numbers: [String: Int]
  private let facts: OnDemand<FieldFacts>
  /// Names with a common prefix that another specification defines; the prefix in lower case.
  private let families: [(start: String, family: FieldFamily)]
  /// Of several whose scope fits a field, the first one applies.
  private let schemas: Once<[(scope: FieldSchema.Scope, schema: FieldSchema)]>

  /// A catalogue without fields.
  package init() {
    self.init(
      [], OnDemand(count: 0) { _ in preconditionFailure("there are no fields") }, families: [],
      schemas: Once { [] })
  }

  /// - Parameter facts: what is known of each field, in the order of the heads.
  package init(
    _ heads: [FieldHead], _ facts: OnDemand<FieldFacts>, families: [FieldFamily],
    schemas: Once<[(scope: FieldSchema.Scope, schema: FieldSchema)]>
  ) {
    self.heads = heads
    self.schemas = schemas
    var numbers: [String: Int] = [:]
    // Growing the dictionary would hash hundreds of names repeatedly.
    numbers.reserveCapacity(heads.count)
    for (number, head) in heads.enumerated() { numbers[asciiLowercase(head.name)] = number }
    self.numbers = numbers
    self.facts = facts
    self.families = families.map { (asciiLowercase(String($0.pattern.dropLast())), $0) }
  }

  /// What is known about a field, ignoring case (RFC 9110, section 5.1).
  package subscript(name: String) -> FieldFacts? { numbers[asciiLowercase(name)].map { facts[$0] } }

  /// The head of a field, ignoring case.
  package func head(of name: String) -> FieldHead? { numbers[asciiLowercase(name)].map { heads[$0] } }

  /// Whose specification fixes a name outside the registry, with the name or the pattern of its family; nil where nobody's
  /// does. Case doesn't matter.
  package func publication(of name: String) -> FieldFamily? {
    let key = asciiLowercase(name)
    if let number = numbers[key] {
      if heads[number].isRegistered { return nil }
      if let publisher = facts[number].publisher {
        return FieldFamily(pattern: heads[number].name, publisher: publisher)
      }
    }
    return families.first { key.hasPrefix($0.start) && key.utf8.count > $0.start.utf8.count }?.family
  }

  /// All fields, in catalogue order.
  package var all: [FieldFacts] { heads.indices.map { facts[$0] } }

  /// What a schema must allow to describe a field's values; nil if unknown.
  package func schema(of name: String) -> FieldSchema? {
    let key = asciiLowercase(name)
    guard let field = self[key] else { return nil }
    return schemas.value.first { scope, _ in
      switch scope {
      case .names(let names): names.contains(key)
      case .structured(let type): field.structuredType == type
      case .cardinality(let cardinality): field.cardinality == cardinality
      }
    }?.schema
  }
}

/// A form that a field's values had before it was standardised.
package struct FormerForm: Sendable {
  /// What such values begin with, in lower case.
  package let starts: [String]
  /// What is wrong with them, in words that continue a sentence about the value.
  package let problem: String
  package let advice: String

  package init(starts: [String], problem: String, advice: String) {
    self.starts = starts
    self.problem = problem
    self.advice = advice
  }

  package func fault(in text: String) -> ValueFault? {
    let key = asciiLowercase(text)
    return starts.contains(where: key.hasPrefix) ? ValueFault(problem, at: 0, advice: advice) : nil
  }
}

/// Names that a specification outside the registry defines.
package struct FieldFamily: Sendable {
  /// One name, or what the names begin with and `*`.
  package let pattern: String
  /// Who has published the specification, e.g. `W3C`.
  package let publisher: String

  package init(pattern: String, publisher: String) {
    self.pattern = pattern
    self.publisher = publisher
  }
}

/// What tells a field from the others: enough to look for one that may be meant.
package struct FieldHead: Sendable {
  /// As the registry spells it, or else as commonly spelled.
  package let name: String
  /// Nil for an unregistered name.
  package let status: FieldFacts.Status?
  /// Whether it is in wide use, so that a name one slip away was meant to be it.
  package let isCommon: Bool

  package init(name: String, status: FieldFacts.Status?, isCommon: Bool) {
    self.name = name
    self.status = status
    self.isCommon = isCommon
  }

  package var isRegistered: Bool { status != nil }

  /// Whether the registry lists it as deprecated or obsoleted.
  package var isObsolete: Bool { status == .deprecated || status == .obsoleted }
}

/// What is known about one field.
///
/// A class to make passing it around cheap.
package final class FieldFacts: Sendable {
  private let head: FieldHead
  /// Other correct spellings, e.g. `traceparent`, which the W3C wants in lower case.
  package let otherSpellings: [String]
  package let direction: Direction
  /// Whether servers commonly echo it in responses although it is a request field.
  package let isEchoed: Bool
  /// Whether it applies to a single connection (RFC 9110, section 7.6.1).
  package let isHopByHop: Bool
  /// Nil if the specification doesn't say.
  package let cardinality: Cardinality?
  /// The type of a structured field (RFC 9651).
  package let structuredType: StructuredType?
  /// The syntax of its values; nil if not in the catalogue.
  package let grammar: FieldGrammar?
  /// A form of its values that is older than the standard.
  package let former: FormerForm?
  /// Whose specification fixes a name that isn't registered.
  package let publisher: String?
  /// The document that defines it, e.g. `RFC 9110, Section 8.8.3`.
  package let reference: String
  /// For a deprecated or obsoleted field: the document that says so, if known.
  package let obsoletedBy: String?
  /// For a deprecated or obsoleted field: the fields to use instead.
  package let replacedBy: [String]
  /// For a deprecated or obsoleted field: what to do, if not just using another field.
  package let advice: String?

  package init(
    _ head: FieldHead, otherSpellings: [String] = [], direction: Direction, isEchoed: Bool = false,
    isHopByHop: Bool = false, cardinality: Cardinality? = nil, structuredType: StructuredType? = nil,
    grammar: FieldGrammar? = nil, former: FormerForm? = nil, publisher: String? = nil,
    reference: String = "", obsoletedBy: String? = nil, replacedBy: [String] = [], advice: String? = nil
  ) {
    self.head = head
    self.otherSpellings = otherSpellings
    self.direction = direction
    self.isEchoed = isEchoed
    self.isHopByHop = isHopByHop
    self.cardinality = cardinality
    self.structuredType = structuredType
    self.grammar = grammar
    self.former = former
    self.publisher = publisher
    self.reference = reference
    self.obsoletedBy = obsoletedBy
    self.replacedBy = replacedBy
    self.advice = advice
  }

  package var name: String { head.name }
  package var status: Status? { head.status }
  package var isRegistered: Bool { head.isRegistered }
  package var isObsolete: Bool { head.isObsolete }

  /// A registration's status in the IANA registry.
  package enum Status: String, CaseIterable, Sendable {
    case permanent
    case provisional
    case deprecated
    case obsoleted
  }

  /// The messages in which the field has a meaning.
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
