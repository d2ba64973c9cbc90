import Rules
import Syntax
import TestSupport
import Testing

@testable import Linting

/// A finding about a shared definition is suppressed by a directive on the definition, or by directives on
/// all its uses.
@Suite struct SharedDefinitionTests {
  private static let comment = " # headerlint: ignore zalando/etag-schema"
  private static let inGet = "\n      x-headerlint-ignore: [zalando/etag-schema -- read]"
  private static let inPut = "\n      x-headerlint-ignore: zalando/etag-schema"

  private func document(_ marks: [String: String] = [:]) -> String {
    func mark(_ place: String) -> String { marks[place] ?? "" }
    return """
      openapi: 3.1.0
      info: {title: Things, version: 1.0.0}
      paths:
        /things:
          get:\(mark("get"))
            responses:
              '200':
                description: ok
                headers:
                  ETag: {$ref: '#/components/headers/Tag'}\(mark("use in get"))
          put:\(mark("put"))
            responses:
              '200': {$ref: '#/components/responses/Done'}
      components:
        responses:
          Done:
            description: ok
            headers:
              ETag:\(mark("use in response"))
                $ref: '#/components/headers/Link'
        headers:
          Link: {$ref: '#/components/headers/Tag'}\(mark("link"))
          Tag:\(mark("definition"))
            schema:
              type: integer
      """
  }

  @Test(arguments: [
    [:], ["get": inGet], ["put": inPut], ["use in get": comment], ["use in response": comment],
    ["use in get": comment, "get": inGet],
  ]) func someUsesAreNotEnough(_ marks: [String: String]) throws {
    let outcome = try suppress(document(marks))
    #expect(outcome.kept.count == 1 && outcome.suppressed == [])
    #expect(outcome.unused.count == marks.count)
    #expect(outcome.unused.allSatisfy { $0.contains("is still reported") })
  }

  @Test(arguments: [
    ["definition": comment], ["use in get": comment, "use in response": comment],
    ["get": inGet, "use in response": comment], ["get": inGet, "put": inPut],
    ["use in get": comment, "put": inPut],
    ["get": inGet, "link": comment],
  ]) func definitionOrAllUses(_ marks: [String: String]) throws {
    let outcome = try suppress(document(marks))
    #expect(outcome.kept == [])
    #expect(outcome.suppressed.count == 1)
    #expect(outcome.suppressed[0].hasSuffix(" -- read") == (marks["get"] != nil))
    #expect(outcome.unused == [])
  }

  /// A directive counts as used if it is used in any document that reaches its file.
  @Test func documentsShareDirectives() {
    let source = SourceFile(path: "common.yaml", bytes: Array("a: b # x\n".utf8))
    let directive = Directive(
      subject: .word("zalando/name-cas"), scope: .file, place: Place(source: source, range: 7..<8),
      pointer: "",
      reason: nil)
    let unused = SuppressionUsage(directives: [directive])
    let used = SuppressionUsage(directives: [directive], used: [directive.id])
    let rules = try? RuleSelection().rules(of: RuleBook.shipped.get())
    func findings(_ uses: SuppressionUsage...) -> Int {
      UnusedDirectives(uses.map { .init(directives: $0, rules: rules!) }, known: []).findings().count
    }
    #expect(findings(unused) == 1 && findings(unused, unused) == 1)
    #expect(findings(unused, used) == 0 && findings(used, unused) == 0)
  }
}
