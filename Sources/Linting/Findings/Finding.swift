import OpenAPI
import Rules
import Syntax

/// A departure from a rule: what the rule says, and its context in the run.
package struct Finding: Sendable {
  private var told: RuleFinding
  /// The document in which it was found, which keeps the files of the nodes; nil if the file has no tree.
  let document: APIDocument?
  /// The `$ref` sites leading to the element.
  package internal(set) var uses: Uses
  /// The operations that it concerns; nil where there are none, or the file has no model.
  package internal(set) var scope: OperationScope?
  /// Whether its fix would leave a reference of another document without its target.
  var isFixWithheld = false
  /// Few have any, and a document may have very many findings.
  private var hold: Hold?

  /// Why it is held back; nil where it isn't.
  package var suppression: Suppression? {
    get { hold?.suppression }
    set { hold = newValue.map(Hold.init) }
  }

  private final class Hold: Sendable {
    let suppression: Suppression

    init(_ suppression: Suppression) { self.suppression = suppression }
  }

  /// - Parameter uses: the references that lead to the element.
  init(
    _ finding: RuleFinding, uses: Uses = .none, in document: APIDocument? = nil, scope: OperationScope? = nil
  ) {
    told = finding
    self.document = document
    self.uses = uses
    self.scope = scope
  }

  /// The rule's id.
  package var rule: String { told.rule }
  /// The highest severity among its rule and those in `also`, each as configured.
  package var severity: Severity { told.severity }
  /// The guideline's own word for this case of the rule; nil to use the rule's.
  package var level: Level? { told.statement.ruleCase.level }
  /// The guideline's number for this case of the rule; nil to use the rule's.
  package var number: Int? { told.statement.ruleCase.number }
  /// The guideline's URL for what it says; nil to use the rule's.
  package var url: String? { told.statement.url ?? told.statement.ruleCase.url }
  /// The field name, as spelled in the document.
  package var header: String? { told.subject.header.isEmpty ? nil : told.subject.header }
  /// One sentence without a full stop; says what to write instead.
  package var message: String { told.statement.message }
  /// Whether it says the same of an element.
  func isSaying(sameAs other: Finding) -> Bool { told.statement.isSame(as: other.told.statement) }

  /// The values in the message, by name.
  package var arguments: Arguments { told.statement.arguments }
  /// A further hint, shown on its own line; most messages need none.
  package var help: String? { told.statement.help }
  /// The text to point at.
  package var place: Place { told.subject.place }
  /// The faulty element; nil if the file has no tree.
  var element: Element? { told.subject.element }
  /// The finding is valid only as long as nothing refers to this element.
  var unlessReferenced: Node? { told.subject.holdsUnlessReferenced ? element?.node : nil }
  /// Where else in its document the same is wrong, if that is said once.
  var others: [Subject.Spot] { told.subject.others }
  /// The element's twins in operations that say the same node by node.
  var twins: [Subject.Spot] { told.subject.twins }
  /// Whether the uses begin with further places of which it speaks.
  package var isOfSeveralPlaces: Bool { !others.isEmpty || !twins.isEmpty }
  /// The ids of the rules that see the same defect and stay silent, sorted.
  package var also: [String] { told.also }
  /// What does what the message says; nil where only people can, where there are several ways, or where the text is in a
  /// file that isn't the user's.
  package var fix: Fix? {
    guard !isFixWithheld, let fix = told.fix else { return nil }
    guard let document, fix.nodes.contains(where: document.isExternal) else { return fix }
    return nil
  }

  /// The document under which it was found; the file itself where that is none.
  package var documentSource: SourceFile { document?.root.source ?? place.source }

  /// The faulty element as a JSON Pointer into `place`'s file; nil if the file has no tree.
  package var pointer: String? { element?.pointer }

  /// `pointer` with `-` for every array index.
  package var stablePointer: String? { element?.stablePointer }

  package typealias Element = Subject.Element

  /// - Parameters:
  ///   - also: the ids of all other rules that found the same defect, sorted.
  ///   - severity: the highest of all.
  mutating func speak(for also: [String], severity: Severity) {
    told = told.speaking(for: also, severity: severity)
  }

  /// Another place related to a finding.
  package struct Site: Sendable {
    let element: Element
    private let given: Place?

    package init(place: Place, pointer: String) {
      element = .text(pointer)
      given = place
    }

    /// - Parameter site: a Reference Object.
    init(_ site: Node) {
      element = .node(site)
      given = nil
    }

    init(_ spot: Subject.Spot) {
      element = .node(spot.element)
      given = spot.place
    }

    package var pointer: String { element.pointer }

    package var source: SourceFile {
      if let given { return given.source }
      return element.node!.source
    }

    /// The text of the reference.
    package var place: Place {
      if let given { return given }
      let site = element.node!
      return Place(site.reference ?? site)
    }
  }
}

extension Finding {
  /// A finding given by its values, for tests of code that reads findings.
  package init(
    rule: String, severity: Severity, level: Level? = nil, header: String? = nil, message: String,
    help: String? = nil, place: Place, pointer: String? = nil, stablePointer: String? = nil,
    usedAt: [Site] = [], also: [String] = [],
    suppression: Suppression? = nil, number: Int? = nil, url: String? = nil, scope: OperationScope? = nil
  ) {
    let element = pointer.map { Element.text($0, stable: stablePointer ?? $0) }
    self.init(
      RuleFinding(
        Statement(message: message, help: help, level: level, number: number, url: url),
        about: Subject(header: header ?? "", element: element, place: place), rule: rule,
        severity: severity, also: also),
      uses: Uses(usedAt), scope: scope)
    self.suppression = suppression
  }

  /// What a document's rule says. A finding about what is used where it stands, in an object that references lead to, is
  /// used where these are.
  init(_ finding: RuleFinding, _ shared: SharedParts, _ operations: OperationScopes, _ document: APIDocument)
  {
    let sites = finding.subject.sites
    let uses =
      sites.isEmpty ? finding.subject.element?.node.map(shared.nearestSites) ?? .none : sites
    let subject = finding.subject
    let spots = subject.others.flatMap { [$0] + $0.twins } + subject.twins
    self.init(
      finding, uses: Uses(uses).behind(spots.map(Site.init)), in: document,
      scope: operations.scope(of: subject, uses: uses))
  }
}
