import Linting
import TestSupport
import Testing

/// What is said of keys that are in a mapping twice.
@Suite struct DuplicateKeyTests {
  private func messages(_ headers: String) throws -> [String] {
    let text = """
      openapi: 3.1.0
      info: {title: Tides, version: '1'}
      x-one: &one {X-App-Version: {schema: {type: string}}}
      x-two: &two {X-Consumer: {schema: {type: string}}}
      paths:
        /tides:
          get:
            responses:
              '200':
                description: the tides
                headers:
      \(headers)
      """
    return try lint(Array(text.utf8), named: "tides.yaml", RuleSelection(select: ["http"])).map(\.message)
  }

  /// Both are merged by most parsers, so that nothing is lost and neither is to be deleted.
  @Test func twoMerges() throws {
    #expect(
      try messages("            <<: *one\n            <<: *two") == [
        "Duplicate key '<<' (first on line 12); some parsers keep only one of them, so write a single '<<' with a list, such as '<<: [*a, *b]'"
      ])
    #expect(try messages("            <<: [*one, *two]") == [])
  }

  @Test func twoHeaders() throws {
    let header = "            X-Consumer: {schema: {type: string}}"
    #expect(
      try messages(header + "\n" + header) == [
        "Duplicate key 'X-Consumer' (first on line 12); the earlier value is ignored, so delete one of the two or merge them"
      ])
  }
}
