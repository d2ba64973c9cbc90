import Rules
import Syntax
import SystemPackage
import TestSupport
import Testing

@testable import Linting

/// Every mistake says where it is and what to write.
@Suite struct ConfigurationMistakeTests {
  struct Mistake: CustomTestStringConvertible, Sendable {
    let text: String
    let messages: [String]
    var testDescription: String { text }

    init(_ text: String, _ messages: String...) {
      self.text = text
      self.messages = messages
    }
  }

  private static let keys = "'profile', 'rules', 'headers', 'exclude', 'documents', 'baseline'"
  private static let severities = "'error', 'warning', 'note', 'off'"

  @Test(arguments: [
    Mistake("profil: http", "1:1: unknown key 'profil'; did you mean 'profile'?"),
    Mistake("extends: a.yaml", "1:1: unknown key 'extends'; known are \(keys)"),
    Mistake("profile: zalndo", "1:10: unknown profile 'zalndo'; did you mean 'zalando'?"),
    Mistake("profile: acme", "1:10: unknown profile 'acme'; known are 'openapi', 'http', 'zalando'"),
    Mistake("profile: [http]", "1:10: 'profile' is a text"),
    Mistake("profile:", "1:9: 'profile' is a text"),
    Mistake(
      "profile: http\nprofile: http", "2:1: 'profile' stands here already, in line 1; delete one of the two"),
    Mistake("a", "1:1: the configuration is a mapping"),
    Mistake("[profile]", "1:1: the configuration is a mapping"),
    Mistake("rules: [", "1:9: a value should stand here"),

    Mistake("rules: [zalando/flow-id]", "1:8: 'rules' is a mapping"),
    Mistake(
      "rules: {zalando/name-cas: off}",
      "1:9: no rule is called 'zalando/name-cas'; did you mean 'zalando/name-case'?"),
    Mistake("rules: {acme/trace: off}", "1:9: no rule is called 'acme/trace'; 'headerlint rules' lists them"),
    Mistake(
      "rules: {http/direction: warn}", "1:25: 'http/direction' can't be 'warn'; known are \(severities)"),
    Mistake(
      "rules: {http/direction: errors}", "1:25: 'http/direction' can't be 'errors'; did you mean 'error'?"),
    Mistake("rules: {http/direction: [off]}", "1:25: 'http/direction' is a severity or a mapping"),
    Mistake("rules:\n  http/direction:\n", "2:18: 'http/direction' is a severity or a mapping"),
    Mistake(
      "rules: {http/direction: {severity: loud}}", "1:36: 'severity' can't be 'loud'; known are \(severities)"
    ),
    Mistake("rules: {http/direction: {severity: [off]}}", "1:36: 'severity' is one of \(severities)"),
    Mistake(
      "rules: {http/direction: {spellings: [Etag]}}",
      "1:26: 'http/direction' takes no 'spellings'; known are 'severity'"),
    Mistake(
      "rules: {zalando/name-case: {spelling: [Etag]}}",
      "1:29: 'zalando/name-case' takes no 'spelling'; did you mean 'spellings'?"),
    Mistake("rules: {zalando/name-case: {spellings: Etag}}", "1:40: 'spellings' is a list of texts"),
    Mistake(
      "rules: {zalando/name-case: {spellings: ['X-*']}}",
      "1:41: 'X-*' is a glob, and a spelling is one name"),
    Mistake(
      "rules: {zalando/name-case: {abbreviations: [sku]}}",
      "1:45: 'sku' is no abbreviation; write capitals and digits, e.g. SKU"),
    Mistake(
      "rules: {zalando/proprietary-header: {permit: [X Foo]}}",
      "1:47: 'X Foo' is no header name; names consist of letters, digits and '-', globs also of '*'"),

    Mistake("headers: X-Foo", "1:10: 'headers' is a mapping"),
    Mistake("headers: [[X-Foo]]", "1:11: an element of 'headers' is a text"),
    Mistake(
      "headers: {X-Föö: {}}",
      "1:11: 'X-Föö' is no header name; names consist of letters, digits and '-', globs also of '*'"),
    Mistake("headers: {X-Foo: string}", "1:18: 'X-Foo' is a mapping"),
    Mistake("headers: {X-Foo: {directon: both}}", "1:19: unknown key 'directon'; did you mean 'direction'?"),
    Mistake(
      "headers: {X-Foo: {direction: out}}",
      "1:30: 'direction' can't be 'out'; known are 'request', 'response', 'both'"),
    Mistake("headers: {X-Foo: {schema: string}}", "1:27: 'schema' is a mapping"),

    Mistake("exclude: vendor", "1:10: 'exclude' is a list of texts"),
    Mistake("exclude: {vendor: }", "1:10: 'exclude' is a list of texts"),
    Mistake("exclude: [{a: b}]", "1:11: an element of 'exclude' is a text"),
    Mistake("documents: api.yaml", "1:12: 'documents' is a list of texts"),
    Mistake("documents: ['']", "1:13: an element of 'documents' is a text"),
    Mistake("baseline: [a]", "1:11: 'baseline' is a text"),

    // All of them, in the order of the file.
    Mistake(
      "baseline: []\nrules:\n  http/directon: off\nprofil: http\nexclude: a",
      "1:11: 'baseline' is a text", "3:3: no rule is called 'http/directon'; did you mean 'http/direction'?",
      "4:1: unknown key 'profil'; did you mean 'profile'?", "5:10: 'exclude' is a list of texts"),
  ])
  func mistake(_ mistake: Mistake) throws {
    let book = try RuleBook.shipped.get()
    let source = SourceFile(path: "a/.headerlint.yaml", bytes: Array(mistake.text.utf8))
    do throws(ConfigurationMistakes) {
      _ = try ConfigurationReader.read(source, folder: "/a", book: book)
      Issue.record("there should be a mistake")
    } catch {
      #expect(error.mistakes.map(\.description) == mistake.messages.map { "a/.headerlint.yaml:" + $0 })
    }
  }
}
