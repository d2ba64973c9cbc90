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
    Mistake("extends: a.yaml", "1:1: unknown key 'extends'; expected one of \(keys)"),
    Mistake("profile: zalndo", "1:10: unknown profile 'zalndo'; did you mean 'zalando'?"),
    Mistake("profile: acme", "1:10: unknown profile 'acme'; expected one of 'openapi', 'http', 'zalando'"),
    Mistake("profile: [http]", "1:10: 'profile' must be a string"),
    Mistake("profile:", "1:9: 'profile' must be a string"),
    Mistake(
      "profile: http\nprofile: http", "2:1: duplicate key 'profile' (first on line 1); delete one of the two"),
    Mistake("a", "1:1: the configuration must be a mapping"),
    Mistake("[profile]", "1:1: the configuration must be a mapping"),
    Mistake("rules: [", "1:9: a value is expected here"),

    Mistake("rules: [zalando/flow-id]", "1:8: 'rules' must be a mapping"),
    Mistake(
      "rules: {zalando/name-cas: off}",
      "1:9: no rule is called 'zalando/name-cas'; did you mean 'zalando/name-case'?"),
    Mistake("rules: {acme/trace: off}", "1:9: no rule is called 'acme/trace'; 'headerlint rules' lists them"),
    Mistake(
      "rules: {http/direction: warn}", "1:25: 'http/direction' can't be 'warn'; expected one of \(severities)"
    ),
    Mistake(
      "rules: {http/direction: errors}", "1:25: 'http/direction' can't be 'errors'; did you mean 'error'?"),
    Mistake("rules: {http/direction: [off]}", "1:25: 'http/direction' must be a severity or a mapping"),
    Mistake("rules:\n  http/direction:\n", "2:18: 'http/direction' must be a severity or a mapping"),
    Mistake(
      "rules: {http/direction: {severity: loud}}",
      "1:36: 'severity' can't be 'loud'; expected one of \(severities)"
    ),
    Mistake("rules: {http/direction: {severity: [off]}}", "1:36: 'severity' must be one of \(severities)"),
    Mistake(
      "rules: {http/direction: {spellings: [Etag]}}",
      "1:26: 'http/direction' has no setting 'spellings'; expected one of 'severity'"),
    Mistake(
      "rules: {zalando/name-case: {spelling: [Etag]}}",
      "1:29: 'zalando/name-case' has no setting 'spelling'; did you mean 'spellings'?"),
    Mistake("rules: {zalando/name-case: {spellings: Etag}}", "1:40: 'spellings' must be a list of strings"),
    Mistake(
      "rules: {zalando/name-case: {spellings: ['X-*']}}",
      "1:41: 'X-*' is a glob; a spelling must be a single name"),
    Mistake(
      "rules: {zalando/name-case: {abbreviations: [sku]}}",
      "1:45: 'sku' is not an abbreviation; use capitals and digits, e.g. SKU"),
    Mistake(
      "rules: {zalando/proprietary-header: {permit: [X Foo]}}",
      "1:47: 'X Foo' is not a header field name; names consist of letters, digits and '-', globs may have '*'"
    ),

    Mistake(
      "rules: {syntax: off, not-openapi: {severity: off}}",
      "1:17: 'syntax' can't be turned off, as it tells of files that weren't checked",
      "1:46: 'not-openapi' can't be turned off, as it tells of files that weren't checked"),

    Mistake("headers: X-Foo", "1:10: 'headers' must be a mapping"),
    Mistake("headers: [[X-Foo]]", "1:11: an element of 'headers' must be a string"),
    Mistake(
      "headers: {X-Föö: {}}",
      "1:11: 'X-Föö' is not a header field name; names consist of letters, digits and '-', globs may have '*'"
    ),
    Mistake(
      "headers:\n  X-Team: {}\n  x-team: {}\n  X-*: {}\n  X-TEAM: {}\n  x-*: {}\n",
      "3:3: 'x-team' is 'X-Team' of line 2; delete one of the two",
      "5:3: 'X-TEAM' is 'X-Team' of line 2; delete one of the two",
      "6:3: 'x-*' is 'X-*' of line 4; delete one of the two"),
    Mistake("headers: {X-Foo: string}", "1:18: 'X-Foo' must be a mapping"),
    Mistake("headers: {X-Foo: {directon: both}}", "1:19: unknown key 'directon'; did you mean 'direction'?"),
    Mistake(
      "headers: {X-Foo: {direction: out}}",
      "1:30: 'direction' can't be 'out'; expected one of 'request', 'response', 'both'"),
    Mistake("headers: {X-Foo: {schema: string}}", "1:27: 'schema' must be a mapping"),
    Mistake(
      "headers: {X-Foo: {schema: {type: []}}}",
      "1:34: 'type' is empty, so no value fits; name a type, or delete 'type'"),
    Mistake(
      "headers:\n  X-A: {schema: {pattern: '['}}\n  X-B: {schema: {enum: []}}\n  X-C: {schema: {pattern: 3, format: 4}}\n",
      "2:27: the 'pattern' of 'X-A' has no ']' for its '[', so it isn't a regular expression; write one, with '\\' before a character that means itself",
      "3:24: the 'enum' of 'X-B' is empty, so no value fits; list the values, or delete 'enum'",
      "4:27: 'pattern' must be a string; put it between quotes",
      "4:38: 'format' must be a string; put it between quotes"),
    Mistake(
      "headers:\n  X-A: {schema: {type: integer, pattern: a}}\n  X-B: {schema: {type: array}}\n  X-*: {schema: {format: uid, type: string}}\n",
      "2:33: 'X-A' has 'pattern' without effect, because it is an integer; delete that, or correct the type",
      "3:24: 'type: array' of 'X-B' doesn't say of what; write 'items: {type: string}'",
      "4:26: 'format: uid' of 'X-*' is not a format that tools know; write 'format: uuid'"),
    Mistake(
      "headers:\n  X-A: {schema: {type: integer, format: uuid}}\n  X-B: {schema: {minimum: 5, maximum: 3}}\n  X-C: {schema: {type: array, items: {enum: []}}}\n",
      "2:41: 'format: uuid' of 'X-A' belongs to another type; write no format",
      "3:39: no value of 'X-B' meets both 'minimum: 5' and 'maximum: 3'; correct one of the two",
      "4:45: the 'enum' of 'X-C' is empty, so no value fits; list the values, or delete 'enum'"),

    Mistake("exclude: vendor", "1:10: 'exclude' must be a list of strings"),
    Mistake("exclude: {vendor: }", "1:10: 'exclude' must be a list of strings"),
    Mistake("exclude: [{a: b}]", "1:11: an element of 'exclude' must be a string"),
    Mistake(
      "exclude: [ok, 'a[b', '[[:word:]]', '!b\\', '#[', '[a]/']",
      "1:15: 'a[b' is not a valid pattern: '[' is not closed; for a bracket itself, write '\\['",
      "1:22: '[[:word:]]' is not a valid pattern: a '[' in it is not closed, or holds an unknown class",
      "1:36: '!b\\' is not a valid pattern: it ends in a backslash"),
    Mistake("documents: api.yaml", "1:12: 'documents' must be a list of strings"),
    Mistake("documents: ['']", "1:13: an element of 'documents' must be a string"),
    Mistake("baseline: [a]", "1:11: 'baseline' must be a string"),

    Mistake(
      "profile: http\n- a",
      "2:1: a list item among the keys of a mapping; indent the item under its key, or write a key"),

    // All of them, in the order of the file.
    Mistake(
      "baseline: []\nrules:\n  http/directon: off\nprofil: http\nexclude: a",
      "1:11: 'baseline' must be a string",
      "3:3: no rule is called 'http/directon'; did you mean 'http/direction'?",
      "4:1: unknown key 'profil'; did you mean 'profile'?", "5:10: 'exclude' must be a list of strings"),
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
