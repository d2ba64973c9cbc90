import HTTPFields
import OpenAPI
import Syntax

/// What a check sees.
///
/// A class to make passing it around cheap.
final class Inspection {
  let document: APIDocument
  /// Whether the configuration lists the document under `documents`.
  let isConfigured: Bool
  private let basis: RuleBasis
  let contexts: RuleContexts
  let named: NamedEntries
  let aliases: Aliases
  let demands: SchemaDemands

  init(
    document: APIDocument, isConfigured: Bool, basis: RuleBasis, contexts: RuleContexts, named: NamedEntries,
    aliases: Aliases, demands: SchemaDemands
  ) {
    self.document = document
    self.isConfigured = isConfigured
    self.basis = basis
    self.contexts = contexts
    self.named = named
    self.aliases = aliases
    self.demands = demands
  }

  var names: KnownNames { basis.names }
  /// The spelling of names under the profile.
  var style: NameStyle { basis.style }
  /// Headers that more specific rules have taken over from this one.
  var covered: [NamePattern] { basis.covered }
  /// The configuration's additions to the rule's lists; its spellings are included in `names`.
  var added: AddedNames { basis.added }
  /// The configuration of single headers.
  var shapes: HeaderShapes { basis.shapes }
  var spellings: Spellings { named.spellings }

  /// The entries that a rule applies to, in document order. A component's key counts as a name only if
  /// nothing refers to the component.
  /// - Parameter isMeant: called once for each name, as spelled; nil for all names.
  func entries(on kinds: HeaderKinds, where isMeant: ((HeaderEntry) -> Bool)? = nil) -> [HeaderEntry] {
    if covered.isEmpty, isMeant == nil { return named.entries(on: kinds) }
    return named.entries(on: kinds) { entry in
      isMeant?(entry) != false && !covered.contains { $0.matches(lowercase: key(of: entry)) }
    }
  }

  /// The name of the header that an entry is or stands for, in lower case.
  func key(of entry: HeaderEntry) -> String { aliases.key(of: entry) }

  /// Whether a header is marked as deprecated: it is in a contract and can only go.
  func isDeprecated(_ entry: HeaderEntry) -> Bool {
    entry.definition.map { document.definitions[$0].isDeprecated }
      ?? (entry.element["deprecated"]?.boolean == true)
  }

  /// The parameter-list items that declare any of these headers, each with the operations whose requests carry it.
  func parameterUses(of entries: [HeaderEntry]) -> [(use: ParameterUse, operations: [Operation])] {
    var ranks: [String: Int] = [:]
    for entry in entries where ranks[entry.key] == nil { ranks[entry.key] = ranks.count }
    let keys = ranks.keys.sorted { ranks[$0]! < ranks[$1]! }
    let wanted = Set(entries.map(\.element))
    var order: [ParameterUse] = []
    var operations: [Node: [Operation]] = [:]
    for operation in document.operations {
      let parameters = operation.parameters
      // Whichever is less: one name may concern a thousand parameters, or a thousand names one parameter.
      let uses =
        keys.count > parameters.count
        ? parameters.named(ranks, in: document) : keys.flatMap { parameters.named($0, in: document) }
      for use in uses
      where wanted.contains(document.headers[use.header].element) {
        if operations[use.site] == nil { order.append(use) }
        operations[use.site, default: []].append(operation)
      }
    }
    return order.map { ($0, operations[$0.site]!) }
  }

  /// Whether an entry is a parameter in the document's components that no operation uses.
  func isUntakenComponent(_ entry: HeaderEntry) -> Bool {
    guard entry.kind == .request, entry.operations.isEmpty else { return false }
    let root = document.root
    return entry.element.parent == (root["components"]?["parameters"] ?? root["parameters"])
  }

  /// A header in a parameter list as the subject of a message: the list's item, not the shared parameter it
  /// may refer to.
  func subject(_ use: ParameterUse) -> Subject {
    let entry = document.headers[use.header]
    let place = use.site.reference ?? entry.nameNode
    return Subject(
      header: entry.name, element: use.site, place: Place(place.isInFile(of: use.site) ? place : use.site),
      sites: .none, elements: [use.site])
  }

  /// A header as the subject of a message about only some of its uses.
  func subject(_ entry: HeaderEntry, in uses: RuleContextList) -> Subject {
    var subject = subject(entry)
    subject.sites = contexts.sites(of: entry, in: uses)
    return subject
  }

  /// A header as the subject of a message, with its definition and uses.
  func subject(_ entry: HeaderEntry, at place: Node? = nil) -> Subject {
    Subject(
      header: entry.name, element: entry.element, place: Place(place ?? entry.nameNode), sites: entry.sites,
      elements: [entry.element], holdsUnlessReferenced: entry.kind == .component)
  }
}
