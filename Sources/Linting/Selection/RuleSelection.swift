import Rules
import SystemPackage
import Text

/// The user's choice of rules: a profile, parts of it, other severities.
package struct RuleSelection: Hashable, Sendable {
  /// The name of a guideline; nil to leave it to the configuration.
  package var profile: String?
  /// Ids, sets (`http`) or guideline numbers (`zalando#132`, `132`) to keep; empty for all of the profile.
  package var select: [String]
  /// The same, to leave out.
  package var ignore: [String]
  /// `RULE=error|warning|note|off`.
  package var severities: [String]

  package init(
    profile: String? = nil, select: [String] = [], ignore: [String] = [], severities: [String] = []
  ) {
    self.profile = profile
    self.select = select
    self.ignore = ignore
    self.severities = severities
  }

  /// A mistake in the selection, with the most similar valid word.
  package struct Mistake: Error, CustomStringConvertible, Sendable {
    package let description: String
  }

  /// The rules enabled without a configuration.
  package func rules(of book: RuleBook) throws(Mistake) -> RuleSet {
    try resolved(in: book).rules(under: Configuration(folder: ""))
  }

  /// The selection resolved to rules.
  func resolved(in book: RuleBook) throws(Mistake) -> ResolvedSelection {
    // Without a profile on the command line, each configuration may bring its own.
    var guidelines = book.guidelines
    if let profile {
      guard let chosen = book.profile(profile) else {
        throw Mistake(description: "unknown profile '\(profile)'\(Self.hint(profile, book.profiles))")
      }
      guidelines = chosen
    }
    let names = RuleNames(
      all: book.guidelines.flatMap(\.rules).map(\.description), profile: profile,
      ofProfile: guidelines.flatMap(\.rules).map(\.description))
    let selected = select.isEmpty ? nil : try names.ids(select, option: "--select")
    let ignored = try ignored(names)
    if let selected, selected.isSubset(of: ignored) {
      throw Mistake(description: "no rule is left: --ignore leaves out all that --select names")
    }
    return ResolvedSelection(
      book: book, profile: profile, named: Set(select + severities.map { String($0.prefix { $0 != "=" }) }),
      selected: selected, ignored: ignored, severities: try parsedSeverities(names))
  }

  private func ignored(_ names: RuleNames) throws(Mistake) -> Set<String> {
    let ids = try names.ids(ignore, option: "--ignore")
    for word in ignore { try Self.requireSuppressible(word, option: "--ignore") }
    return ids.filter { !ToolFault.Rule.isAlwaysOn($0) }
  }

  /// A set may have such rules: they stay on, and nothing is said.
  private static func requireSuppressible(_ word: String, option: String) throws(Mistake) {
    guard ToolFault.Rule.isAlwaysOn(word) else { return }
    throw Mistake(description: "\(option): \(alwaysOn(word))")
  }

  /// Why a rule can't be turned off.
  static func alwaysOn(_ id: String) -> String {
    "'\(id)' can't be turned off, as it tells of files that weren't checked"
  }

  /// By id; nil for off.
  private func parsedSeverities(_ names: RuleNames) throws(Mistake) -> [String: Severity?] {
    var result: [String: Severity?] = [:]
    for text in severities {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, parts[1] == "off" || Severity(rawValue: parts[1]) != nil else {
        throw Mistake(description: "--severity: '\(text)' is not of the form RULE=error|warning|note|off")
      }
      let severity = Severity(rawValue: parts[1])
      if severity == nil { try Self.requireSuppressible(parts[0], option: "--severity") }
      for id in try names.ids([parts[0]], option: "--severity")
      where severity != nil || !ToolFault.Rule.isAlwaysOn(id) {
        result[id] = .some(severity)
      }
    }
    return result
  }

  private static func hint(_ word: String, _ known: [String]) -> String {
    guard let nearest = EditDistance.nearest(to: word, among: known) else {
      return "; expected one of " + known.joined(separator: ", ")
    }
    return "; did you mean '\(nearest)'?"
  }
}

/// The names that a selection may contain.
private struct RuleNames {
  let all: [RuleDescription]
  /// Nil for all.
  let profile: String?
  let ofProfile: [RuleDescription]

  /// The ids of the rules that the words name.
  func ids(_ words: [String], option: String) throws(RuleSelection.Mistake) -> Set<String> {
    var ids: Set<String> = []
    for word in words {
      let found = ofProfile.filter { $0.isNamed(by: word) }
      if found.isEmpty { throw RuleSelection.Mistake(description: "\(option): \(mistake(word))") }
      ids.formUnion(found.map(\.id))
    }
    return ids
  }

  private func mistake(_ word: String) -> String {
    if let profile, all.contains(where: { $0.isNamed(by: word) }) {
      return "'\(word)' is not in the profile \(profile); choose another with --profile"
    }
    return "no rule or set is called '\(word)'; \(RuleHints(ofProfile).hint(for: word, hasSets: true))"
  }
}
