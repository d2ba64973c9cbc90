import Foundation
import Rules
import TestSupport

/// The pages under rules/docs/: one for each rule that has a fixture, and their index; and the examples on them.
enum RulePages {
  private static let folder = "rules/docs"

  static func files() throws -> GeneratedFiles {
    let book = try RuleBook.shipped.get()
    let rules = book.guidelines.flatMap(\.rules)
    var texts = ["\(folder)/README.md": RuleIndex(guidelines: book.guidelines).text]
    var examples: [String: PageExamples] = [:]
    for fixture in Fixture.all {
      guard let rule = rules.first(where: { $0.id == fixture.rule }) else { continue }
      let entry = try RuleEntry(rule.description)
      let own = try PageExamples(fixture, entry)
      examples[rule.id] = own
      let page = RulePage(
        rule: rule, entry: entry, examples: own, others: rules, catalogue: book.catalogue)
      texts["\(folder)/\(fixture.path).md"] = page.text
    }
    let outlived = outlived(by: texts.keys)
    texts[RuleExamples.path] = RuleExamples.text(examples)
    return GeneratedFiles(texts, outlived: outlived)
  }

  /// Pages of rules that are gone.
  private static func outlived(by paths: some Collection<String>) -> [String] {
    let others = FileManager.default.enumerator(atPath: Repository.file(folder).path)
    return (others?.allObjects as? [String] ?? []).map { "\(folder)/\($0)" }
      .filter { $0.hasSuffix(".md") && !paths.contains($0) && $0 != LanguagePage.path }
  }
}
