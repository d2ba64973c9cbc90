import Syntax
import TestSupport
import Testing

@testable import Rules

/// rules/docs/language.md tells of the keys that are read, and of no others. Whoever reads a mapping with a key that it
/// doesn't know says which it knows.
struct RuleLanguageTests {
  /// Like none that is known.
  private static let unknown = "qqqqqqqqqqqqqqqqqqqq"

  @Test func aFileHasTheKeysThatItTellsOf() throws {
    let known = try known("{guideline: team, title: Team, \(Self.unknown): 1}") { try Guideline($0) }
    #expect(known == Set(RuleLanguage.fileKeys.map(\.name)))
  }

  @Test(arguments: RuleLanguage.checks.map(\.word))
  func anEntryHasTheKeysThatItTellsOf(check word: String) throws {
    let check = try #require(RuleLanguage.checks.first { $0.word == word })
    var known: Set<String> = []
    for entry in try entries(word) {
      let text = "guideline: team\ntitle: Team\nrules:\n  \(entry)\n    \(Self.unknown): 1\n"
      known.formUnion(try self.known(text) { try Guideline($0) })
    }
    let listed = RuleLanguage.entryKeys + RuleLanguage.caseKeys + check.keys
    #expect(known.subtracting(["headers"]) == Set(listed.map(\.name)).subtracting(["headers"]))
    // A rule with 'covers' asks which headers it is about, whatever its check.
    #expect(known.contains("headers") || !check.keys.contains { $0.name == "headers" })
  }

  @Test func aConditionHasTheKeysThatItTellsOf() throws {
    let known = try known("{\(Self.unknown): 1}", Condition.init)
    #expect(known == Set(RuleLanguage.conditionKeys.map(\.name)))
  }

  /// Editors complete keys by rules/schema.json.
  @Test func theSchemaHasTheSameKeys() throws {
    let schema = try read(Repository.text("rules/schema.json"), as: "schema.json")
    func keys(_ pointer: String) throws -> Set<String> {
      Set(try #require(schema.root.node(atPointer: pointer + "/properties")).members.map(\.name))
    }
    #expect(try keys("") == Set(RuleLanguage.fileKeys.map(\.name)))
    #expect(try keys("/$defs/condition") == Set(RuleLanguage.conditionKeys.map(\.name)))
    let listed = RuleLanguage.entryKeys + RuleLanguage.caseKeys + RuleLanguage.checks.flatMap(\.keys)
    // What the tool finds itself needs no check, and may give a hint.
    #expect(
      try keys("/$defs/parameters").union(keys("/$defs/rule")) == Set(listed.map(\.name)).union(["help"]))
  }

  /// The texts of the entries with a check, without the indentation of their first line.
  private func entries(_ word: String) throws -> [String] {
    let files = try RuleFiles.shipped.get()
    let entries = try RuleFiles.guidelines.flatMap { name in
      try (files.root(name).value(ofKey: "rules").map { Array($0.members) } ?? [])
        .filter { $0.value["check"]?.text == word }
        .map { $0.key.source.text($0.key.range.lowerBound..<$0.value.range.upperBound) }
    }
    try #require(!entries.isEmpty)
    return entries
  }

  /// The keys that are known where a text has one that isn't.
  private func known<Read>(_ text: String, _ read: (Node) throws -> Read) throws -> Set<String> {
    let tree = try tree(text)
    let error = try withExtendedLifetime(tree) {
      try #require(throws: RuleFileError.self) { _ = try read(tree.root) }
    }
    let message = error.message
    try #require(message.contains(Self.unknown), "\(message)")
    return Set(message.matches(of: /'([a-z-]+)'/).map { String($0.output.1) }).subtracting([Self.unknown])
  }
}
