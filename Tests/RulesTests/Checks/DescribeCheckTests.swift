import Testing

@testable import Rules

/// `describe`: headers whose description is missing, or lacks a word.
@Suite struct DescribeCheckTests {
  private static let api = """
    openapi: 3.1.0
    paths:
      /a:
        get:
          parameters:
            - {name: A, in: header, description: 'It is deprecated.'}
            - {name: B, in: header, schema: {description: Its schema says it.}}
            - {name: C, in: header, description: ' ', deprecated: true}
            - {name: D, in: header, description: Another one., deprecated: true}
            - {name: E, in: query}
            - {$ref: '#/components/parameters/F', description: Beside the reference.}
            - {$ref: '#/nowhere'}
          responses: {'200': {headers: {G: {}}}}
          callbacks: {c: {'{$url}': {post: {parameters: [{name: H, in: header}]}}}}
    components: {parameters: {F: {name: F, in: header}}}
    """

  @Test func anyText() throws {
    let rule = try Inspecting(
      check: "check: describe\non: [parameter, response-header]\nmessage: \"describe '{header}'\"")
    #expect(
      try rule.places(in: Self.api) == [
        "/paths/~1a/get/parameters/2: describe 'C'", "/paths/~1a/get/responses/200/headers/G: describe 'G'",
      ])
  }

  @Test func wordsAboutWhatIsDeprecated() throws {
    let rule = try Inspecting(
      check: """
        check: describe
        on: parameter
        deprecated: true
        words: [another, other]
        message: "say it of '{header}'"
        """)
    #expect(try rule.places(in: Self.api) == ["/paths/~1a/get/parameters/2: say it of 'C'"])
  }
}
