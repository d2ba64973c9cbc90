import Rules
import Syntax

/// Finds the directives that had no effect in any document of a run.
struct UnusedDirectives {
  /// All rules, enabled or not.
  private let known: [RuleDescription]
  private let hints: RuleHints
  private let uses: [Use]
  private let used: Set<Directive.ID>
  private let partial: Set<Directive.ID>

  /// The directives of a document, and the rules enabled for it.
  struct Use {
    let directives: SuppressionUsage
    let rules: RuleSet
    /// The file in which unused directives are reported; in others they may apply to documents outside the
    /// run. Nil if the run covers all documents.
    var onlyIn: SourceFile?
  }

  init(_ uses: [Use], known: [RuleDescription]) {
    self.known = known
    hints = RuleHints(uses.isEmpty ? [] : known)
    self.uses = uses
    used = uses.reduce(into: []) { $0.formUnion($1.directives.used) }
    partial = uses.reduce(into: []) { $0.formUnion($1.directives.partial) }
  }

  /// One finding per directive, however many documents reach it.
  func findings() -> [Finding] {
    var told = used
    var findings: [Finding] = []
    var meanings: [String: Meaning] = [:]
    var texts = DirectiveTexts()
    for use in uses {
      guard var collector = use.rules.collector(for: .unusedSuppression) else { continue }
      var decisions = Decisions(use.rules)
      for directive in use.directives.directives {
        let id = directive.id
        guard !told.contains(id), let fault = fault(directive, use, &meanings, &decisions) else { continue }
        told.insert(id)
        let subject = Subject(element: .text(directive.pointer), place: directive.place)
        collector.add(
          fault.kind, about: subject, arguments: fault.arguments, fix: Self.fix(directive, fault, &texts))
      }
      findings += collector.findings.map { Finding($0) }
    }
    return findings
  }

  /// Removes what suppresses nothing, and writes the intended word where the finding points at nothing but the
  /// wrong one.
  private static func fix(
    _ directive: Directive, _ fault: DirectiveFault, _ texts: inout DirectiveTexts
  ) -> Fix? {
    switch fault.kind {
    case .nothingToSuppress, .unusedSuppression: return directive.removal(&texts)
    default:
      let place = directive.place
      guard let word = fault.arguments["word"], let meant = fault.meant,
        place.source.bytes[place.range].elementsEqual(word.utf8)
      else { return nil }
      if directive.hasBeside(meant, &texts) { return directive.removal(&texts) }
      return .replacing(place, with: meant, isSafe: true)
    }
  }

  /// The meaning of a word, looked up once even if thousands of directives use it.
  private enum Meaning {
    case rules([RuleDescription])
    /// A word that names nothing.
    /// - Parameter suggestion: what was probably meant.
    case nothing(suggestion: String?)
  }

  private func meaning(_ word: String, _ meanings: inout [String: Meaning]) -> Meaning {
    if let known = meanings[word] { return known }
    let named = known.filter { $0.isNamed(by: word) }
    let meaning =
      named.isEmpty
      ? Meaning.nothing(suggestion: hints.suggestion(for: word, hasSets: true)) : .rules(named)
    meanings[word] = meaning
    return meaning
  }

  /// Nil if the directive is valid, or the run can't tell.
  private func fault(
    _ directive: Directive, _ use: Use, _ meanings: inout [String: Meaning], _ decisions: inout Decisions
  ) -> DirectiveFault? {
    if let fault = directive.fault { return fault }
    let mayBeUsed = use.onlyIn.map { $0 !== directive.place.source } ?? false
    switch directive.subject {
    case .number: return nil
    case .all:
      guard !mayBeUsed, decisions.isDecided(nil, known) else { return nil }
      return DirectiveFault(kind: .nothingToSuppress)
    case .word(let word):
      switch meaning(word, &meanings) {
      case .nothing(let suggestion):
        let arguments: Arguments = ["word": word, "hint": RuleHints.hint(suggestion)]
        return DirectiveFault(kind: .unknownRule, arguments: arguments, meant: suggestion)
      case .rules(let named):
        if !Self.isSuppressible(word) {
          return DirectiveFault(kind: .unsuppressibleRule, arguments: ["word": word])
        }
        guard !mayBeUsed, decisions.isDecided(word, named) else { return nil }
        return DirectiveFault(
          kind: partial.contains(directive.id) ? .partialSuppression : .unusedSuppression,
          arguments: ["word": word])
      }
    }
  }

  /// Whether all rules named by a word that are on by default were enabled. Otherwise the directive may be
  /// meant for one that wasn't.
  private struct Decisions {
    private let enabled: Set<String>
    /// By word; nil stands for all rules.
    private var known: [String?: Bool] = [:]

    init(_ rules: RuleSet) {
      enabled = Set(rules.rules.map(\.id))
    }

    mutating func isDecided(_ word: String?, _ named: [RuleDescription]) -> Bool {
      if let known = known[word] { return known }
      let expected = named.filter { $0.severity != nil || enabled.contains($0.id) }
      let isDecided = !expected.isEmpty && expected.allSatisfy { enabled.contains($0.id) }
      known[word] = isDecided
      return isDecided
    }
  }

  fileprivate static func isSuppressible(_ rule: String) -> Bool { !unsuppressible.contains(rule) }

  /// Problems that prevent reading a document can't be suppressed, nor what is said of suppressions and
  /// configurations themselves.
  private static let unsuppressible = Set(
    (ToolFault.Rule.ofUnreadableFiles + [.unusedConfiguration, .unusedSuppression]).map(\.rawValue))
}

extension RuleDescription {
  /// Whether a directive in a document may silence it.
  package var isSuppressible: Bool { UnusedDirectives.isSuppressible(id) }
}
