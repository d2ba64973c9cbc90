import OpenAPI
import Rules
import Syntax
import Text

/// The sample of a configuration with what documents ask for: their profile, and the headers in them that no rule permits.
package struct ProposedConfiguration: Sendable {
  /// The name of a guideline.
  package let profile: String
  /// In the spelling of the documents, sorted.
  package let headers: [String]
  /// Whether the documents are checked as they would be without it.
  package let changesNothing: Bool
  private let reason: String?

  /// The rules to lint by beforehand: those that permit headers, whatever the profile.
  package static func rules(of book: RuleBook) -> RuleSelection {
    RuleSelection(select: book.guidelines.flatMap(\.rules).filter { $0.lists.contains(.permit) }.map(\.id))
  }

  /// - Parameter outcome: by the rules above.
  package init(_ outcome: LintOutcome, _ book: RuleBook) {
    let guidelines = book.guidelines.filter { book.profiles.contains($0.name) }
    let recognised = guidelines.last { $0.isRecognised(in: outcome.documents) }
    let unknown = guidelines.first { $0.name == book.defaultProfile && recognised == nil }
    let general = outcome.documents.isEmpty ? nil : guidelines.last { $0.signs.isEmpty }
    profile = recognised?.name ?? general?.name ?? book.defaultProfile
    changesNothing = profile == book.defaultProfile
    reason =
      changesNothing
      ? nil : unknown.map { "Nothing in the documents points at the \($0.title) (\($0.name))." }
    var names: [String: String] = [:]
    for name in outcome.result.findings.compactMap(\.header) where NameSyntax.mistake(inName: name) == nil {
      names[asciiLowercase(name)] = names[asciiLowercase(name)] ?? name
    }
    headers = names.sorted { $0.key < $1.key }.map(\.value)
  }

  /// - Parameter sample: the configuration to start with.
  package func text(from sample: SourceFile) -> String {
    var text = ""
    var isAmongHeaders = false
    for line in sample.text(0..<sample.bytes.count).split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("profile:") {
        if let reason { text += "# \(reason)\n" }
        text += "profile: \(profile)\n"
        continue
      }
      isAmongHeaders = isAmongHeaders && line.hasPrefix("#  ")
      if isAmongHeaders, !headers.isEmpty { continue }
      text += line + "\n"
      guard line == "#headers:" else { continue }
      isAmongHeaders = true
      for name in headers { text += "#  \(Self.key(name)): {}\n" }
    }
    // The last line ends with a break of its own.
    return String(text.dropLast())
  }

  /// A name as a key in YAML; tokens may begin with what is a sign there.
  private static func key(_ name: String) -> String {
    let isPlain = name.utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "_": true
      case "-": name.utf8.first != byte
      default: false
      }
    }
    return isPlain ? name : "'" + name.replacing("'", with: "''") + "'"
  }
}

extension Guideline {
  /// Whether a document shows that it follows this guideline.
  fileprivate func isRecognised(in documents: [APIDocument]) -> Bool {
    let signs = signs.map(asciiLowercase)
    guard !signs.isEmpty else { return false }
    return documents.contains { document in
      let source = document.root.source
      let text = asciiLowercase(source.text(0..<source.bytes.count))
      return signs.contains(where: text.containsBytes)
    }
  }
}
