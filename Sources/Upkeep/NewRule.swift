import Foundation
import Rules
import TestSupport

/// The beginnings of a rule: its entry, and the documents of its fixture.
package struct NewRule {
  /// What marks the places in an entry and its documents where the author has to write something.
  static let placeholder = "TODO"

  /// The set, e.g. `zalando`, and the name in it.
  private let guideline: String
  private let name: String
  private let check: RuleLanguage.Word
  private let usage: LanguageUsage
  /// Whether the guideline numbers its rules.
  private let isNumbered: Bool

  package struct Mistake: Error, CustomStringConvertible {
    package let description: String
  }

  /// - Parameter id: the set and the name, e.g. `zalando/etag-schema`.
  package init(_ id: String, check word: String) throws {
    let parts = id.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let book = try RuleBook.shipped.get()
    guard parts.count == 2, book.profiles.contains(parts[0]) else {
      let sets = book.profiles.map { "'\($0)/'" }.joined(separator: ", ")
      throw Mistake(description: "'\(id)' names no set; a rule's id begins with one of \(sets)")
    }
    guard parts[1].wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil else {
      throw Mistake(description: "'\(parts[1])' is not a name for a rule; write one like 'etag-schema'")
    }
    guard !book.guidelines.contains(where: { $0.rules.contains { $0.id == id } }) else {
      throw Mistake(description: "there is a rule \(id) already")
    }
    guard !FileManager.default.fileExists(atPath: Repository.file("fixtures/\(id)").path) else {
      throw Mistake(description: "there are documents in fixtures/\(id) already")
    }
    guard let check = RuleLanguage.checks.first(where: { $0.word == word }) else {
      let suggestion = EntryReader.suggestion(for: word, among: RuleLanguage.checks.map(\.word))
      throw Mistake(description: "unknown check '\(word)'; \(suggestion)")
    }
    (guideline, name) = (parts[0], parts[1])
    isNumbered = book.guidelines.contains { guideline in
      guideline.name == parts[0] && guideline.rules.contains { $0.description.number != nil }
    }
    self.check = check
    usage = try LanguageUsage()
  }

  private var fixture: String { "fixtures/\(guideline)/\(name)" }
  private var ruleFile: String { "rules/\(guideline).yaml" }

  /// The rule file with the entry at its end, and the documents.
  package func files() throws -> GeneratedFiles {
    GeneratedFiles([
      ruleFile: try Repository.text(ruleFile) + entry,
      "\(fixture)/bad.yaml": Self.document(
        header: "X-TODO", remark: "  # BAD",
        nearMiss: "        # fine: TODO, near misses, each with why it is fine\n"),
      "\(fixture)/good.yaml": Self.document(header: "X-Flow-ID", remark: "", nearMiss: ""),
    ])
  }

  /// What is left to do.
  package var advice: String {
    """
    Write in \(ruleFile) what the rule looks at and what it says: rules/docs/language.md has the keys of '\(check.word)'.
    Write in \(fixture)/bad.yaml what it reports, each line with '# BAD', and near misses, each with '# fine'.
    Write in \(fixture)/good.yaml what is right; it must be clean under the whole profile.
    Then run 'make generate', read the difference, and run 'make test'. CHANGELOG.md names new rules.

    """
  }

  // MARK: The entry

  /// What concerns the check is that of the shortest entry with the same one.
  private var entry: String {
    let todo = Self.placeholder
    let example = usage.example(ofCheck: check)
    let members = example?.members ?? []
    var lines = isNumbered ? ["number: 0  # \(todo)", "level: SHOULD  # \(todo)"] : []
    lines += ["severity: warning", "title: \(todo) one line that says what is right", "why: >", "  \(todo)"]
    lines += example?.hasAdvice == true ? ["advice: \(todo)"] : ["write: |", "  \(todo)"]
    lines += ["ignores:", "  - \(todo)", "check: \(check.word)"]
    if let example { lines.append("# \(todo), as in \(example.rule):") }
    lines += members.filter { $0.key != "check" }.flatMap(\.lines)
    return (["  \(name):"] + lines.map { "    " + $0 }).joined(separator: "\n") + "\n"
  }

  // MARK: The documents

  private static func document(header: String, remark: String, nearMiss: String) -> String {
    """
    openapi: 3.1.1
    info: {title: \(placeholder), version: 1.0.0}
    paths:
      /things:
        get:
          operationId: getThings
          parameters:
            - {name: \(header), in: header, schema: {type: string}}\(remark)
    \(nearMiss)      responses:
            '200':
              description: things
              content: {application/json: {schema: {type: object}}}

    """
  }
}
