import OpenAPI
import Rules
import Syntax

/// A place where a document departs from a rule.
package struct Finding: Sendable {
  private let facts: Facts
  /// The `$ref` sites that lead to the element.
  package internal(set) var uses: Uses
  /// The ids of the rules that see the same defect and stay silent, sorted.
  package internal(set) var also: [String]
  /// Why it is held back; nil where it isn't.
  package var suppression: Suppression?

  /// What never changes: shared, because lists of thousands are sorted, filtered and handed on.
  private final class Facts: Sendable {
    let rule: String
    let severity: Severity
    let level: Level?
    let header: String?
    let message: String
    let help: String?
    let place: Place
    let element: Element?
    let unlessReferenced: Node?
    /// Holds the files of the nodes.
    let document: APIDocument?

    init(
      rule: String, severity: Severity, level: Level?, header: String?, message: String, help: String?,
      place: Place, element: Element?, unlessReferenced: Node?, document: APIDocument?
    ) {
      self.rule = rule
      self.severity = severity
      self.level = level
      self.header = header
      self.message = message
      self.help = help
      self.place = place
      self.element = element
      self.unlessReferenced = unlessReferenced
      self.document = document
    }
  }

  /// The rule's id.
  package var rule: String { facts.rule }
  package var severity: Severity { facts.severity }
  /// The guideline's own word for this case of the rule; nil where it is the rule's.
  package var level: Level? { facts.level }
  /// The field name that it is about, as the document spells it.
  package var header: String? { facts.header }
  /// One sentence without a full stop at its end; says what to write instead.
  package var message: String { facts.message }
  /// A further hint, shown on a line of its own; in most findings the message says it all.
  package var help: String? { facts.help }
  /// The exact text to look at.
  package var place: Place { facts.place }
  /// The element that is wrong; nil where the file has no tree.
  var element: Element? { facts.element }
  /// What it says holds only while nothing refers to this element.
  var unlessReferenced: Node? { facts.unlessReferenced }
  /// The document under which it was found; nil where the file has no tree.
  var document: APIDocument? { facts.document }

  package init(
    rule: String, severity: Severity, level: Level? = nil, header: String? = nil, message: String,
    help: String? = nil, place: Place, pointer: String? = nil, stablePointer: String? = nil,
    usedAt: [Site] = [], also: [String] = [],
    suppression: Suppression? = nil
  ) {
    self.init(
      rule: rule, severity: severity, level: level, header: header, message: message, help: help,
      place: place,
      element: pointer.map { .text($0, stable: stablePointer ?? $0) }, uses: Uses(usedAt), also: also,
      suppression: suppression)
  }

  init(
    rule: String, severity: Severity, level: Level?, header: String?, message: String, help: String? = nil,
    place: Place, element: Element?, uses: Uses, also: [String], suppression: Suppression? = nil,
    unlessReferenced: Node? = nil, document: APIDocument? = nil
  ) {
    facts = Facts(
      rule: rule, severity: severity, level: level, header: header, message: message, help: help,
      place: place, element: element, unlessReferenced: unlessReferenced, document: document)
    self.uses = uses
    self.also = also
    self.suppression = suppression
  }

  /// The element that is wrong, as a JSON Pointer into `place`'s file; nil where the file has no tree.
  package var pointer: String? { element?.pointer }

  /// `pointer` with `-` for every position in a list.
  package var stablePointer: String? { element?.stablePointer }

  /// An element of a document. Pointers are made of nodes only when a report shows them: a shared header is used at
  /// thousands of places, of which few are named.
  enum Element: Hashable, Sendable {
    case node(Node)
    case text(String, stable: String)

    var pointer: String {
      switch self {
      case .node(let node): node.pointer
      case .text(let pointer, _): pointer
      }
    }

    var stablePointer: String {
      switch self {
      case .node(let node): node.stablePointer
      case .text(_, let stable): stable
      }
    }
  }

  /// A further place that a finding speaks of.
  package struct Site: Sendable {
    let element: Element
    private let given: Place?

    package init(place: Place, pointer: String) {
      element = .text(pointer, stable: pointer)
      given = place
    }

    /// - Parameter site: a Reference Object.
    init(_ site: Node) {
      element = .node(site)
      given = nil
    }

    package var pointer: String { element.pointer }

    package var source: SourceFile {
      if case .node(let site) = element { return site.source }
      return given!.source
    }

    /// The text of the reference.
    package var place: Place {
      if case .node(let site) = element { return Place(site.reference ?? site) }
      return given!
    }
  }
}
