import HTTPFields
import OpenAPI
import Rules
import Syntax
import SystemPackage
import Text

/// Finds the words of configurations that match nothing in the documents under them.
///
/// Nothing is said of headers where a run didn't look at all of these documents, or not into all of their parts.
struct UnusedConfiguration {
  static let rule = "unused-configuration"

  private let book: RuleBook
  private let parts: [LintSession.Part]
  /// Whether the run walks through all of a folder.
  private let coversFolder: (FilePath) -> Bool

  init(_ parts: [LintSession.Part], book: RuleBook, coversFolder: @escaping (FilePath) -> Bool) {
    self.parts = parts
    self.book = book
    self.coversFolder = coversFolder
  }

  func findings(_ setups: [Setup]) -> [Finding] { setups.flatMap(findings) }

  private func findings(_ setup: Setup) -> [Finding] {
    guard let rule = setup.rules.rule(Self.rule) else { return [] }
    let names = headerNames(setup)
    return setup.configuration.words.compactMap { word in
      message(word, setup, names).map { message in
        Finding(
          rule: rule.id, severity: setup.rules.severity(of: rule), message: message, place: word.place,
          pointer: word.pointer)
      }
    }
  }

  private func message(_ word: ConfiguredWord, _ setup: Setup, _ names: Set<String>?) -> String? {
    if word.kind == .rule {
      // The command line may choose another profile for this run.
      let profile = setup.configuration.profile ?? setup.profile
      let rules = [profile, setup.profile].compactMap(book.profile).joined().flatMap(\.rules)
      return rules.contains { $0.id == word.text }
        ? nil : "'\(word.text)' is no rule of the profile \(profile); delete it, or choose another profile"
    }
    guard let names, !names.contains(where: { Self.matches(word, $0) }) else { return nil }
    let subject =
      switch word.kind {
      case .abbreviation: "no header name has the word '\(word.text)'"
      case _ where word.text.contains("*"): "no header name matches '\(word.text)'"
      default: "no header is called '\(word.text)'"
      }
    return subject + " in the documents under this configuration; delete it"
  }

  /// - Parameter name: in lower case.
  private static func matches(_ word: ConfiguredWord, _ name: String) -> Bool {
    word.kind == .abbreviation
      ? name.contains(asciiLowercase(word.text)) : NamePattern(word.text).matches(lowercase: name)
  }

  /// The names in the documents of a setup, in lower case; nil where there may be others.
  private func headerNames(_ setup: Setup) -> Set<String>? {
    guard coversFolder(setup.configuration.folder) else { return nil }
    let parts = parts.filter { $0.setup === setup }
    let documents = parts.compactMap(\.document)
    let isComplete =
      !documents.isEmpty
      && parts.allSatisfy { $0.problem == nil && ($0.document != nil || $0.findings.isEmpty) }
      && documents.allSatisfy { $0.references.allSatisfy { $0.failure == nil } }
    return isComplete ? Set(documents.flatMap { $0.headers.map(\.key) }) : nil
  }
}
