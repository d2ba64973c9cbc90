import Syntax

/// What the tool finds itself, without a check; the rules' texts are in rules/headerlint.yaml.
package enum ToolFault: CaseIterable, Sendable {
  case syntax
  case notOpenAPI
  case notAVersion
  case unsupportedVersion
  case missingVersion
  case incompleteVersion
  case swaggerVersion
  case openAPIVersion
  case duplicateKey
  case repeatedMerge
  case nothingToSuppress
  case unusedSuppression
  case partialSuppression
  case unknownRule
  case unsuppressibleRule
  case suppressionWithoutRule
  case misplacedSuppression
  case misspeltSuppression
  case unknownDirective
  case ruleOutsideProfile
  case uncheckableRule
  case unusedAbbreviation
  case unusedPattern
  case unusedName

  package enum Rule: String, Sendable {
    case syntax
    case notOpenAPI = "not-openapi"
    case unsupportedVersion = "unsupported-version"
    case duplicateKey = "duplicate-key"
    case unusedSuppression = "unused-suppression"
    case unusedConfiguration = "unused-configuration"

    /// What says that a file could not be read. Without it, such a file would pass for one without problems.
    package static let ofUnreadableFiles: [Rule] = [.syntax, .notOpenAPI, .unsupportedVersion]

    /// Whether a rule must not be turned off.
    /// - Parameter id: of any rule.
    package static func isAlwaysOn(_ id: String) -> Bool { ofUnreadableFiles.contains { $0.rawValue == id } }
  }

  /// The rule, the word of `for` (nil if the rule has one case), and the placeholders of the message.
  private var entry: (rule: Rule, word: String?, placeholders: [String]) {
    switch self {
    case .syntax: (.syntax, nil, ["reason", "help"])
    case .notOpenAPI: (.notOpenAPI, "key", [])
    case .notAVersion: (.notOpenAPI, "value", ["key", "write"])
    case .unsupportedVersion: (.unsupportedVersion, "other", ["version", "known"])
    case .missingVersion: (.unsupportedVersion, "none", ["key", "write"])
    case .incompleteVersion: (.unsupportedVersion, "incomplete", ["version", "write"])
    case .swaggerVersion: (.unsupportedVersion, "openapi", [])
    case .openAPIVersion: (.unsupportedVersion, "swagger", ["write"])
    case .duplicateKey: (.duplicateKey, "other", ["key", "line"])
    case .repeatedMerge: (.duplicateKey, "merge", ["line"])
    case .nothingToSuppress: (.unusedSuppression, "nothing", [])
    case .unusedSuppression: (.unusedSuppression, "unused", ["word"])
    case .partialSuppression: (.unusedSuppression, "partial", ["word"])
    case .unknownRule: (.unusedSuppression, "unknown", ["word", "hint"])
    case .unsuppressibleRule: (.unusedSuppression, "unsuppressible", ["word"])
    case .suppressionWithoutRule: (.unusedSuppression, "no-rule", [])
    case .misplacedSuppression: (.unusedSuppression, "misplaced", [])
    case .misspeltSuppression: (.unusedSuppression, "misspelt", ["word", "meant"])
    case .unknownDirective: (.unusedSuppression, "unknown-directive", ["word"])
    case .ruleOutsideProfile: (.unusedConfiguration, "rule", ["word", "profile"])
    case .uncheckableRule: (.unusedConfiguration, "uncheckable", ["word"])
    case .unusedAbbreviation: (.unusedConfiguration, "abbreviation", ["word"])
    case .unusedPattern: (.unusedConfiguration, "pattern", ["word"])
    case .unusedName: (.unusedConfiguration, "name", ["word"])
    }
  }

  package var rule: Rule { entry.rule }

  /// The word of `for` in its case; nil if the rule has one case.
  var word: String? { entry.word }

  /// Reads the messages of a rule: each fault must have one.
  static func read(_ entry: EntryReader, rule: String) throws(RuleFileError) {
    let cases = try entry.cases()
    for fault in allCases where fault.rule.rawValue == rule {
      let own = cases.first { reader in
        fault.word.map { reader.ownValue("for")?.text == $0 } ?? true
      }
      guard let own else {
        throw RuleFileError("the entry lacks a case for '\(fault.word ?? "")'", at: entry.node)
      }
      own.fault = fault.word
      try own.readMessage(fault.entry.placeholders)
      if fault == .syntax { try own.readText(.help, fault.entry.placeholders) }
    }
  }
}
