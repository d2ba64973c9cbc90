import TestSupport
import Testing

@testable import Linting

/// Following a proposal doesn't lead to a finding of another rule.
@Suite struct SuggestionTests {
  /// The findings of the rules about names for a parameter or a response header.
  private func messages(parameter: String? = nil, header: String? = nil) throws -> [String] {
    let list = parameter.map { "{name: \($0), in: header, schema: {type: string}}" } ?? ""
    let headers = header.map { "\($0): {schema: {type: string}}" } ?? ""
    let text = """
      openapi: 3.1.0
      paths:
        /a:
          get:
            parameters: [\(list)]
            responses: {'200': {description: d, headers: {\(headers)}}}
      """
    let selection = RuleSelection(
      profile: "zalando", select: ["zalando/proprietary-header", "zalando/unknown-content-header"])
    return try lint(Array(text.utf8), named: "api.yaml", selection).map(\.message)
  }

  @Test(arguments: ["X-Expires", "X-User-Agent", "X-Digest", "Content-MD-5"])
  func noHeaderOfResponsesThatIsUnwantedThere(name: String) throws {
    let found = try messages(header: name)
    #expect(found.count == 1 && found.allSatisfy { !$0.contains("did you mean") }, "\(found)")
  }

  @Test func noHeaderOfResponsesAsAParameter() throws {
    #expect(try messages(parameter: "X-Retry-After").allSatisfy { !$0.contains("did you mean") })
    #expect(try messages(header: "X-Retry-After").allSatisfy { $0.hasSuffix("did you mean 'Retry-After'?") })
    #expect(try messages(parameter: "X-User-Agent").allSatisfy { $0.hasSuffix("did you mean 'User-Agent'?") })
  }

  /// A credential doesn't belong in a body or query.
  @Test(arguments: ["token", "Auth-Token", "X-Auth-Token"])
  func credentials(name: String) throws {
    let found = try messages(parameter: name)
    #expect(found.count == 1)
    #expect(found.allSatisfy { $0.contains("'Authorization'") && !$0.contains("query") }, "\(found)")
  }
}
