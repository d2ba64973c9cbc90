import Syntax
import TestSupport
import Testing

@testable import Rules

/// The files under rules/.
@Suite struct RuleBookTests {
  private let rules = Result { try RuleBook.shipped.get().guidelines.flatMap(\.rules) }

  /// A mistake in a rule file names its location.
  @Test func everyEntryIsValid() throws {
    let book = try RuleBook.shipped.get()
    #expect(book.profiles == ["openapi", "http", "zalando"])
    #expect(book.guidelines.flatMap(\.rules).count >= 20)
  }

  @Test func profilesBringWhatTheyExtend() throws {
    let book = try RuleBook.shipped.get()
    #expect(book.profile("zalando")?.map(\.name) == ["headerlint", "openapi", "http", "zalando"])
    #expect(book.profile("http")?.map(\.name) == ["headerlint", "openapi", "http"])
    #expect(book.profile("openapi")?.map(\.name) == ["headerlint", "openapi"])
    #expect(book.profile("headerlint") == nil)
    #expect(book.profile("") == nil)
  }

  @Test func idsAreUniqueAndInTheirSet() throws {
    let rules = try rules.get()
    #expect(Set(rules.map(\.id)).count == rules.count)
    for rule in rules where rule.description.guideline != RuleBook.toolName {
      #expect(rule.id.hasPrefix(rule.description.guideline + "/"))
    }
  }

  @Test func everyRuleSaysWhyAndWhatInstead() throws {
    for rule in try rules.get() {
      let description = rule.description
      #expect(!description.title.isEmpty && !description.title.hasSuffix("."), "\(rule.id)")
      #expect(description.why.hasSuffix("."), "\(rule.id)")
      let instead = [description.write, description.advice].compactMap { $0 }
      #expect(!instead.isEmpty && !instead.contains(""), "\(rule.id)")
      #expect(description.url != nil || description.guideline == RuleBook.toolName, "\(rule.id)")
    }
  }

  /// What a new rule begins with.
  @Test func nothingIsLeftToBeFilledIn() throws {
    for name in RuleFiles.guidelines {
      let file = try #require(EmbeddedFiles.source(name + ".yaml"))
      #expect(!String(decoding: file.bytes, as: UTF8.self).contains("TODO"), "rules/\(name).yaml")
    }
    for fixture in Fixture.all {
      for name in ["bad.yaml", "good.yaml"] {
        let text = String(decoding: try fixture.bytes(name), as: UTF8.self)
        #expect(!text.contains("TODO"), "\(fixture.rule)/\(name)")
      }
    }
  }

  /// Every rule documents what it ignores. Uncheckable rules flag nothing anyway.
  @Test func everyRuleOfAGuidelineSaysWhatItIgnores() throws {
    let rules = try rules.get().filter { $0.check != nil && $0.description.guideline != RuleBook.toolName }
    #expect(!rules.isEmpty)
    for rule in rules {
      #expect(!rule.description.ignores.isEmpty, "\(rule.id)")
      #expect(rule.description.ignores.allSatisfy { $0.hasSuffix(".") }, "\(rule.id)")
    }
  }

  /// A glob may match future rules, but a plain name must be an existing rule.
  @Test func precedenceNamesRules() throws {
    let rules = try rules.get()
    let files = ["openapi", "http", "zalando"].compactMap { EmbeddedFiles.source($0 + ".yaml") }
    #expect(files.count == 3)
    let ids = Set(rules.map(\.id))
    var named: Set<String> = []
    for rule in rules {
      for id in ids
      where (rule.cases.flatMap(\.over) + rule.covers).contains(where: { $0.matches(lowercase: id) }) {
        #expect(id != rule.id, "a rule over itself")
        named.insert(id)
      }
    }
    #expect(named.contains("http/registered-spelling") && named.contains("zalando/name-case"))
    for name in try precedenceNames() where !name.contains("*") { #expect(ids.contains(name), "\(name)") }
  }

  /// The texts of every `over` and `covers`.
  private func precedenceNames() throws -> [String] {
    var names: [String] = []
    for file in ["openapi", "http", "zalando"] {
      let tree = try tree(String(decoding: EmbeddedFiles.source(file + ".yaml")!.bytes, as: UTF8.self))
      for rule in tree.root["rules"]!.members.map(\.value) {
        for entry in [rule] + (rule["cases"]?.elements ?? []) {
          for key in ["over", "covers"] {
            names += try entry.value(ofKey: key).map { try EntryReader.strings($0, key) } ?? []
          }
        }
      }
    }
    return names
  }
}
