import Testing

@testable import Linting

@Suite struct CommentSuppressionTests {
  /// A document with optional directives at `{1}` (own line), `{2}` (the parameter's name), `{3}` (the ETag's
  /// key) and `{4}` (its type).
  private func document(_ directives: [Int: String] = [:]) -> String {
    let marked = directives.mapValues { "# headerlint: " + $0 }
    let own = marked[1].map { "          \($0)\n" } ?? ""
    let top = marked[0].map { $0 + "\n" } ?? ""
    return """
      \(top)openapi: 3.1.0
      info: {title: Things, version: 1.0.0}
      paths:
        /things:
          get:
            parameters:
      \(own)        - name: x-tenant \(marked[2] ?? "")
                in: header
                schema: {type: string}
            responses:
              '200':
                description: ok
                headers:
                  ETag: \(marked[3] ?? "")
                    schema:
                      type: integer \(marked[4] ?? "")
      """
  }

  @Test func withoutDirectivesNothingIsHeldBack() throws {
    let outcome = try suppress(document())
    #expect(outcome.kept == ["name-case x-tenant 7", "etag-schema ETag 16"])
    #expect(outcome.suppressed == [] && outcome.unused == [])
  }

  @Test(arguments: [
    (2, "ignore zalando/name-case", "name-case x-tenant 7"), (2, "ignore", "name-case x-tenant 7"),
    (2, "ignore zalando", "name-case x-tenant 7"), (2, "ignore zalando#132", "name-case x-tenant 7"),
    (2, "ignore zalando/name-case -- is so", "name-case x-tenant 7 -- is so"),
    (2, "ignore -- is so", "name-case x-tenant 7 -- is so"),
    (2, "ignore zalando/name-case--", nil), (2, "ignore http/direction", nil), (2, "ignore zalando#182", nil),
    (2, "ignore http,zalando/name-case", "name-case x-tenant 7"),
    (2, "ignore http/direction , zalando/name-case -- a, b -- c", "name-case x-tenant 7 -- a, b -- c"),
    (2, "ignore  zalando/name-case\thttp # more", "name-case x-tenant 7"),
    (2, "ignore-next zalando/name-case", nil), (2, "is a linter", nil), (2, "", nil),
    (1, "ignore zalando/name-case", "name-case x-tenant 8"),
    (4, "ignore zalando/etag-schema", "etag-schema ETag 16"),
    // A directive at an element's key applies to everything inside.
    (3, "ignore zalando/etag-schema", "etag-schema ETag 16"),
    (0, "ignore-file zalando/etag-schema -- old", "etag-schema ETag 17 -- old"),
  ]) func place(_ place: Int, directive: String, expected: String?) throws {
    #expect(try suppress(document([place: directive])).suppressed == (expected.map { [$0] } ?? []))
  }

  @Test(arguments: ["ignore-file", "ignore-file zalando", "ignore-file zalando#132, zalando/etag-schema"])
  func wholeFile(_ directive: String) throws {
    let outcome = try suppress(document([0: directive]))
    #expect(outcome.kept == [])
    #expect(outcome.suppressed.count == 2)
  }

  @Test func aDirectiveOnItsOwnLinePassesOverBlankLinesAndComments() throws {
    let directive = "          # headerlint: ignore zalando/name-case -- one\n"
    let gap = "\n          # something else\n"
    let text = document().replacing(
      "        - name: x", with: directive + gap + "          # headerlint: ignore http\n        - name: x")
    #expect(try suppress(text).suppressed == ["name-case x-tenant 11 -- one"])
  }

  @Test func otherCommentsMayStandBefore() throws {
    let text = document().replacing("x-tenant ", with: "x-tenant # yamllint # headerlint: ignore")
    #expect(try suppress(text).suppressed == ["name-case x-tenant 7"])
  }

  @Test func carriageReturnsChangeNothing() throws {
    let text = document([1: "ignore zalando/name-case -- why", 3: "ignore zalando/etag-schema"])
    let outcome = try suppress(text.replacing("\n", with: "\r\n"))
    #expect(outcome.kept == [])
    #expect(outcome.suppressed == ["name-case x-tenant 8 -- why", "etag-schema ETag 17"])
  }

  @Test func textsHoldNoDirectives() throws {
    let text = document().replacing(
      "description: ok", with: "description: |\n            # headerlint: ignore\n            text")
    #expect(try suppress(text).suppressed == [])
    #expect(try suppress(text).unused == [])
  }

  @Test func duplicateKeysCanBeSuppressed() throws {
    let text = document().replacing(
      "          in: header\n",
      with: "          in: header\n          in: header # headerlint: ignore duplicate-key\n")
    let outcome = try suppress(text)
    #expect(outcome.suppressed == ["duplicate-key 9"])
  }

  @Test(arguments: [
    (
      2, "ignore zalando/name-cas",
      "7:47 no rule or set is called 'zalando/name-cas'; did you mean 'zalando/name-case'?"
    ),
    (2, "ignore name-case", "7:47 no rule or set is called 'name-case'; did you mean 'zalando/name-case'?"),
    (2, "ignore acme/xyz", "7:47 no rule or set is called 'acme/xyz'; 'headerlint rules' lists them"),
    (2, "ignore syntax", "7:47 'syntax' can't be suppressed"),
    (
      2, "ignore zalando/etag-schema",
      "7:47 'zalando/etag-schema' has nothing to report here; delete it from the suppression"
    ),
    (2, "ignores zalando", "7:40 'ignores' suppresses nothing; did you mean 'ignore'?"),
    (2, "ignore-file", "7:40 'ignore-file' counts only at the top of the file; move it there"),
    (
      4, "ignore zalando/etag-schema, zalando/name-case",
      "16:73 'zalando/name-case' has nothing to report here; delete it from the suppression"
    ),
    // Rules that aren't checked in this run.
    (2, "ignore http/direction, zalando/name-case", nil), (2, "ignore zalando#183, zalando#132", nil),
    (
      4, "ignore zalando/name-case",
      "16:52 'zalando/name-case' has nothing to report here; delete it from the suppression"
    ),
    // As other linters have it.
    (2, "disable zalando", "7:40 'disable' suppresses nothing; did you mean 'ignore'?"),
    (2, "disable", "7:40 'disable' suppresses nothing; did you mean 'ignore'?"),
    (
      2, "disable-next-line zalando/name-case",
      "7:40 'disable-next-line' suppresses nothing; did you mean 'ignore'?"
    ),
    (2, "Skip-File http/direction", "7:40 'Skip-File' suppresses nothing; did you mean 'ignore-file'?"),
    // Prose.
    (1, "ignore", nil), (2, "is a linter", nil), (2, "disable it when zalando/name-case is fixed", nil),
    (2, "off the record", nil), (2, "see zalando/name-case", nil),
  ]) func withoutEffect(_ place: Int, directive: String, expected: String?) throws {
    #expect(try suppress(document([place: directive])).unused == (expected.map { [$0] } ?? []))
  }

  @Test(arguments: [
    ("headerlint-ignore zalando/name-case", "headerlint-ignore", "headerlint: ignore"),
    ("headerlint-disable", "headerlint-disable", "headerlint: ignore"),
    ("headerlint-disable-file http", "headerlint-disable-file", "headerlint: ignore-file"),
    ("headerlint ignore zalando/name-case -- why", "headerlint ignore", "headerlint: ignore"),
    ("headerlint disable zalando#132", "headerlint disable", "headerlint: ignore"),
    ("headerlint ignores this", nil, nil), ("headerlint-rules are in zalando/x", nil, nil),
    ("headerlint ignore this file", nil, nil), ("headerlinting", nil, nil), ("headerlint", nil, nil),
  ]) func withoutAColon(_ comment: String, word: String?, meant: String?) throws {
    let text = document([2: "ignore zalando/name-case"]).replacing(
      "headerlint: ignore zalando/name-case", with: comment)
    let unused = try suppress(text).unused
    #expect(
      unused == (word.map { ["7:28 '\($0)' suppresses nothing; did you mean '\(meant!)'?"] } ?? []))
  }

  @Test func everythingIsJudgedWhereEverythingIsChecked() throws {
    let all = RuleSelection()
    let outcome = try suppress(document([4: "ignore http", 0: "ignore"]), all)
    #expect(
      outcome.unused == [
        "1:15 there is nothing to suppress here; delete the suppression",
        "17:52 'http' has nothing to report here; delete it from the suppression",
      ])
  }

  @Test func theReportOfUnusedOnesCanBeTurnedOff() throws {
    let selection = RuleSelection(ignore: ["unused-suppression"])
    #expect(try suppress(document([2: "ignore nonsense"]), selection).unused == [])
  }
}
