import Rules
import SystemPackage

/// What the user wants of the rules: a profile, parts of it, other severities.
package struct RuleSelection: Sendable {
  /// The name of a guideline; nil where it is left to the configuration.
  package var profile: String?
  /// Ids, sets (`http`) or guideline numbers (`zalando#132`) to keep; empty for all of the profile.
  package var select: [String]
  /// The same to leave out.
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

  /// A mistake in the selection, with the nearest right word.
  package struct Mistake: Error, CustomStringConvertible, Sendable {
    package let description: String
  }

  /// The rules that are enabled where no configuration has a say.
  package func rules(of book: RuleBook) throws(Mistake) -> RuleSet {
    try resolved(in: book).rules(under: Configuration(folder: ""))
  }

  /// The same selection with its words understood.
  func resolved(in book: RuleBook) throws(Mistake) -> ResolvedSelection {
    // Without a profile of its own, each configuration may bring another one.
    var guidelines = book.guidelines
    if let profile {
      guard let chosen = book.profile(profile) else {
        throw Mistake(description: "unknown profile '\(profile)'\(Self.hint(profile, book.profiles))")
      }
      guidelines = chosen
    }
    let all = guidelines.flatMap(\.rules)
    let known = book.guidelines.flatMap(\.rules).map(\.description)
    func ids(_ words: [String], _ option: String) throws(Mistake) -> Set<String> {
      try matching(words, all, option: option, known: known)
    }
    return ResolvedSelection(
      book: book, profile: profile, named: Set(select),
      selected: select.isEmpty ? nil : try ids(select, "--select"), ignored: try ids(ignore, "--ignore"),
      severities: try parsedSeverities { (word) throws(Mistake) in try ids([word], "--severity") })
  }

  /// The ids of the rules that some words name.
  /// - Parameters:
  ///   - rules: of the profile.
  ///   - known: all there are.
  private func matching(
    _ words: [String], _ rules: [Rule], option: String, known: [RuleDescription]
  ) throws(Mistake) -> Set<String> {
    var ids: Set<String> = []
    for word in words {
      let found = rules.filter { $0.description.isNamed(by: word) }
      if found.isEmpty, let profile, known.contains(where: { $0.isNamed(by: word) }) {
        throw Mistake(
          description: "\(option): '\(word)' is not in the profile \(profile); choose another with --profile")
      }
      if found.isEmpty {
        let sets = Set(rules.map(\.description.guideline)).sorted()
        let meant = rules.map(\.description).suggestion(for: word, others: sets)
        let hint = meant.map { "did you mean '\($0)'?" } ?? "'headerlint rules' lists them"
        throw Mistake(description: "\(option): no rule or set is called '\(word)'; \(hint)")
      }
      ids.formUnion(found.map(\.id))
    }
    return ids
  }

  /// By id; nil for off.
  private func parsedSeverities(
    _ ids: (String) throws(Mistake) -> Set<String>
  ) throws(Mistake) -> [String: Severity?] {
    var result: [String: Severity?] = [:]
    for text in severities {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, parts[1] == "off" || Severity(rawValue: parts[1]) != nil else {
        throw Mistake(description: "--severity: '\(text)' is not of the form RULE=error|warning|note|off")
      }
      for id in try ids(parts[0]) {
        result[id] = .some(Severity(rawValue: parts[1]))
      }
    }
    return result
  }

  private static func hint(_ word: String, _ known: [String]) -> String {
    guard let nearest = EditDistance.nearest(to: word, among: known) else {
      return "; known are " + known.joined(separator: ", ")
    }
    return "; did you mean '\(nearest)'?"
  }
}
