import Rules
import Syntax
import TestSupport
import Testing

@testable import Linting

/// Directives that suppress nothing, or that are misspelt, and what is left when they are mended.
@Suite struct DirectiveFixTests {
  private static let head = "openapi: 3.1.0\ninfo: {title: T, version: '1'}\n"

  /// The document after all fixes of its directives.
  private func mended(_ text: String, as path: String = "api.yaml") throws -> String {
    let book = try RuleBook.shipped.get()
    let rules = try RuleSelection(select: ["zalando/name-case", "zalando/etag-schema"]).rules(of: book)
    let linter = DocumentLinter(rules: rules, models: book.models)
    let known = book.guidelines.flatMap(\.rules).map(\.description)
    let rounds = AllFixes(Array(text.utf8)) { bytes in
      let found = linter.lint(SourceFile(path: path, bytes: bytes), ignoringNonOpenAPI: false)
      return UnusedDirectives([.init(directives: found.directives, rules: rules)], known: known).findings()
    }
    return String(decoding: rounds.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("paths: {} # headerlint: ignore zalando/name-case\n", "paths: {}\n"),
    ("paths: {}\t# headerlint: ignore zalando/name-case -- why # and more\n", "paths: {}\n"),
    ("  # headerlint: ignore zalando/name-case\npaths: {}\n", "paths: {}\n"),
    ("# headerlint: ignore zalando/name-case\r\npaths: {}\r\n", "paths: {}\r\n"),
    ("paths: {}\n# headerlint: ignore zalando/name-case", "paths: {}\n"),
    ("paths: {} # lint: off # headerlint: ignore zalando/name-case\n", "paths: {} # lint: off\n"),
    ("paths: {} # headerlint: ignore zalando/name-case # and more\n", "paths: {} # and more\n"),
    ("paths: {} # headerlint: ignore zalando/name-case, zalando/etag-schema -- why\n", "paths: {}\n"),
    (
      "paths: {} # headerlint: ignore zalando/name-cased, http/nothing\n",
      "paths: {} # headerlint: ignore http/nothing\n"
    ),
    (
      "paths: {} # headerlint: disable zalando/number-format\n",
      "paths: {} # headerlint: ignore zalando/number-format\n"
    ),
    ("x-headerlint-ignore: zalando/name-case\npaths: {}\n", "paths: {}\n"),
    ("x-headerlint-ignore: [zalando/name-case]\npaths: {}\n", "paths: {}\n"),
    (
      "x-headerlint-ignore: [zalando/name-case, zalando/number-format]\npaths: {}\n",
      "x-headerlint-ignore: [zalando/number-format]\npaths: {}\n"
    ),
    ("x-headerlint-ignore: [zalando/name-case, zalando/etag-schema]\npaths: {}\n", "paths: {}\n"),
  ])
  func whatSuppressesNothingGoes(text: String, expected: String) throws {
    #expect(try mended(Self.head + text) == Self.head + expected)
  }

  @Test(arguments: ["zalando/etag-schema, ", "zalando/nme-case, "])
  func whatSuppressesStays(beside: String) throws {
    let text =
      Self.head + """
        paths: {}
        components:
          headers:
            x-a: {}  # headerlint: ignore \(beside)zalando/name-case -- as it is sent

        """
    #expect(try mended(text) == text.replacing(beside, with: ""))
  }
}
