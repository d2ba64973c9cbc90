import Foundation
import Reports
import Rules
import Syntax
import SystemPackage
import TestSupport
import Testing

@testable import Linting

/// The schema that headerlint prints agrees with headerlint about configurations.
@Suite(.enabled(if: Python.hasJSONSchema, "needs python3 with jsonschema")) struct ConfigurationSchemaTests {
  private static let sample =
    (try? String(
      contentsOf: RuleFolder.url.appending(path: "configuration.yaml"), encoding: .utf8)) ?? ""

  private let schema: [UInt8]

  init() throws {
    schema = try configurationSchema(RuleBook.shipped.get(), base: EmbeddedFiles.configurationSchema)
  }

  private func isAccepted(_ yaml: String) throws -> Bool {
    let source = SourceFile(path: ".headerlint.yaml", bytes: Array(yaml.utf8))
    let book = try RuleBook.shipped.get()
    return Result { try ConfigurationReader.read(source, folder: "", book: book) }.isSuccess
  }

  @Test(arguments: [
    sample,
    "profile: http",
    "rules: {http/direction: off, zalando/name-case: {severity: note}}",
    "rules: {zalando/name-case: {abbreviations: [SKU], spellings: [X-GitHub-Event]}}",
    "rules: {http/registered-spelling: {spellings: [X-GitHub-Event]}}",
    "rules: {zalando/proprietary-header: {permit: ['X-Old-*']}}",
    "rules: {syntax: warning, not-openapi: {severity: note}, duplicate-key: off}",
    "headers: [X-Acme, 'X-Acme-*']",
    "headers: {X-Acme: {direction: both, schema: {type: string}}, 'X-Acme-*': {}}",
    "headers: {X-Acme: {schema: {type: [array, 'null'], items: {type: string, enum: [a]}, x-of: 1}}}",
    "headers: {X-Acme: {schema: {type: string, exclusiveMinimum: false, pattern: '^[a-z]{2}$'}}}",
    "headers: {X-Acme: {schema: {type: [integer, 'null'], minimum: 1}}}",
    "{exclude: [vendor/], documents: [api.yaml], baseline: known.json}",
  ])
  func whatIsRightForOneIsRightForTheOther(yaml: String) throws {
    #expect(try isAccepted(yaml))
    #expect(try RuleFolder.problems(yaml, schema) == "done\n")
  }

  @Test(arguments: [
    "profil: http",
    "profile: acme",
    "rules: [http/direction]",
    "rules: {http/directon: off}",
    "rules: {acme/direction: off}",
    "rules: {http/direction: loud}",
    "rules: {syntax: off}",
    "rules: {unsupported-version: {severity: off}}",
    "rules: {http/direction: {severty: error}}",
    "rules: {http/direction: {spellings: [Etag]}}",
    "rules: {zalando/name-case: {spellings: ['X-*']}}",
    "rules: {zalando/name-case: {abbreviations: [sku]}}",
    "headers: {X Acme: {}}",
    "headers: {X-Acme: {direction: out}}",
    "headers: {X-Acme: {schema: string}}",
    "headers: {X-Acme: {schema: {typ: string}}}",
    "headers: {X-Acme: {schema: {type: uuid}}}",
    "headers: {X-Acme: {schema: {items: {enum: a}}}}",
    "headers: {X-Acme: {schema: {$ref: a}}}",
    "headers: {X-Acme: {schema: {enum: []}}}",
    "headers: {X-Acme: {schema: {type: []}}}",
    "headers: {X-Acme: {schema: {pattern: 3}}}",
    "headers: {X-Acme: {schema: {type: array}}}",
    "headers: {X-Acme: {schema: {type: integer, pattern: a}}}",
    "headers: {X-Acme: {schema: {type: string, items: {type: string}}}}",
    "headers: {X-Acme: {schema: {type: array, items: {type: string, minimum: 1}}}}",
    "exclude: vendor/",
    "documents: ['']",
    "baseline: [known.json]",
  ])
  func whatIsWrongForOneIsWrongForTheOther(yaml: String) throws {
    #expect(try !isAccepted(yaml))
    #expect(try RuleFolder.problems(yaml, schema) != "done\n")
  }

  @Test func itKnowsTheListsOfEveryRule() throws {
    let rules = try RuleBook.shipped.get().guidelines.flatMap(\.rules)
    let lists = rules.flatMap { rule in RuleSettings.List.allCases.map { (rule: rule, list: $0) } }
    let texts = lists.map { "rules: {\($0.rule.id): {\($0.list.rawValue): [SKU]}}" }
    let problems = try RuleFolder.problems(texts, schema)
    #expect(problems.count == texts.count)
    for ((rule, list), problem) in zip(lists, problems) {
      #expect(problem.isEmpty == rule.lists.contains(list), "\(rule.id): \(list.rawValue)")
    }
  }

  /// Editors show these.
  @Test func itExplainsEveryRuleAndProfile() throws {
    let book = try RuleBook.shipped.get()
    let tree = try read(String(decoding: schema, as: UTF8.self), as: "schema.json")
    let properties = try #require(tree.root.value(ofKey: "properties"))
    let rules = try #require(properties.value(ofKey: "rules")?.value(ofKey: "properties"))
    #expect(rules.members.map(\.name) == book.guidelines.flatMap(\.rules).map(\.id))
    for (rule, member) in zip(book.guidelines.flatMap(\.rules), rules.members) {
      #expect(member.value.value(ofKey: "title")?.text == rule.description.title)
      #expect(member.value.value(ofKey: "description")?.text?.contains(rule.description.why) == true)
    }
    let profiles = try #require(properties.value(ofKey: "profile")?.value(ofKey: "oneOf"))
    #expect(profiles.elements.compactMap { $0.value(ofKey: "const")?.text } == book.profiles)
  }

  @Test func itKnowsEveryProfile() throws {
    for profile in try RuleBook.shipped.get().profiles {
      #expect(try RuleFolder.problems("profile: \(profile)", schema) == "done\n")
    }
  }
}

extension Result {
  fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}
