import OpenAPI
import Rules
import Syntax
import SystemPackage
import Text

/// Finds words in configurations that match nothing in the documents they apply to.
///
/// Headers are reported only if a run checked all of these documents with all of their parts.
struct UnusedConfiguration {
  private let book: RuleBook
  private let parts: [RunPart]
  /// The ids of the rules that no document can show to be kept.
  private let uncheckable: Set<String>
  /// Whether the run walks the whole folder.
  private let coversFolder: (FilePath) -> Bool

  init(_ parts: [RunPart], book: RuleBook, coversFolder: @escaping (FilePath) -> Bool) {
    self.parts = parts
    self.book = book
    let descriptions = book.guidelines.flatMap(\.rules).map(\.description)
    uncheckable = Set(descriptions.filter { !$0.isCheckable }.map(\.id))
    self.coversFolder = coversFolder
  }

  func findings(_ setups: [LintSetup]) -> [Finding] {
    // Look for each setup's parts once: a folder may have thousands of configurations.
    let partsOfSetups = Dictionary(grouping: parts) { Address($0.setup) }
    return setups.flatMap { findings($0, partsOfSetups[Address($0)] ?? []) }
  }

  private func findings(_ setup: LintSetup, _ parts: [RunPart]) -> [Finding] {
    guard var collector = setup.rules.collector(for: .unusedConfiguration),
      !setup.configuration.words.isEmpty
    else { return [] }
    let rules = ruleIDs(setup)
    let words = setup.configuration.words
    let areUsed = headerNames(setup, parts).map { Self.areUsed(words, in: $0) }
    for (index, word) in words.enumerated() {
      let isUncheckable = word.kind == .rule && uncheckable.contains(word.text)
      // A severity turns a rule outside the profile on.
      if word.kind == .rule, !isUncheckable, setup.configuration.turnsOn(word.text) { continue }
      guard
        let fault = isUncheckable
          ? .uncheckableRule : fault(word, rules, isUsed: areUsed?[index] ?? true)
      else { continue }
      let subject = Subject(element: .text(word.pointer), place: word.place)
      let profile = setup.configuration.profile ?? setup.profile
      // A rule may also be meant for another profile.
      let fix =
        fault == .ruleOutsideProfile ? nil : Fix.removing([word.node], called: word.text, isSafe: false)
      collector.add(fault, about: subject, arguments: ["word": word.text, "profile": profile], fix: fix)
    }
    return collector.findings.map { Finding($0) }
  }

  /// The command line may select another profile for this run.
  private func ruleIDs(_ setup: LintSetup) -> Set<String> {
    let profiles = [setup.configuration.profile ?? setup.profile, setup.profile]
    return Set(profiles.compactMap(book.profile).joined().flatMap(\.rules).map(\.id))
  }

  /// - Parameter isUsed: whether a header matches the word, or might.
  private func fault(_ word: ConfiguredWord, _ rules: Set<String>, isUsed: Bool) -> ToolFault? {
    if word.kind == .rule { return rules.contains(word.text) ? nil : .ruleOutsideProfile }
    if isUsed { return nil }
    switch word.kind {
    case .abbreviation: return .unusedAbbreviation
    case _ where word.text.contains("*"): return .unusedPattern
    default: return .unusedName
    }
  }

  /// The names in the documents of a setup, in lower case; nil if there may be others.
  private func headerNames(_ setup: LintSetup, _ parts: [RunPart]) -> Set<String>? {
    guard coversFolder(setup.configuration.folder) else { return nil }
    let documents = parts.compactMap(\.document)
    let isComplete =
      !documents.isEmpty
      && parts.allSatisfy { $0.problem == nil && ($0.document != nil || $0.findings.isEmpty) }
      && documents.allSatisfy { $0.references.allSatisfy { $0.failure == nil } }
    return isComplete ? Set(documents.flatMap { $0.headers.map(\.key) }) : nil
  }

  /// For each word, whether any name matches it; each name is compared with all words at once.
  /// - Parameter names: in lower case.
  private static func areUsed(_ words: [ConfiguredWord], in names: Set<String>) -> [Bool] {
    var tree = PatternTree()
    let patterns = words.map { word in pattern(word).map { tree.insert($0) } }
    var areMatched = [Bool](repeating: false, count: tree.count)
    if tree.count > 0 {
      for name in names {
        name.withBytes { name in _ = tree.forEachMatch(of: name) { areMatched[$0] = true } }
      }
    }
    return zip(words, patterns).map { word, pattern in
      pattern.map { areMatched[$0] } ?? names.contains(asciiLowercase(word.text))
    }
  }

  /// Nil for a name.
  private static func pattern(_ word: ConfiguredWord) -> [PatternTree.Token]? {
    let text = asciiLowercase(word.text)
    switch word.kind {
    case .abbreviation: return [.anything] + text.utf8.map { .byte($0) } + [.anything]
    case .header where text.contains("*"): return NamePattern.tokens(text)
    case .header, .rule: return nil
    }
  }
}
