import Linting
import Rules
import Syntax
import TestSupport
import Testing

/// What must not be reported, where a fixture of one version can't say it.
@Suite struct SilenceTests {
  private func pointers(_ rule: String, _ yaml: String) throws -> [String?] {
    let selection = RuleSelection(profile: "zalando", select: [rule])
    return try lint(Array(yaml.utf8), named: "api.yaml", selection).map(\.pointer)
  }

  private func head(_ version: String) -> String {
    (version == "2.0" ? "swagger: '2.0'" : "openapi: \(version)") + "\ninfo: {title: T, version: '1'}\n"
  }

  @Test func in20AResponseWithoutASchemaHasNoContent() throws {
    let link = "headers: {Link: {type: string}}"
    let responses = "{200: {schema: {}, \(link)}, 202: {\(link)}}"
    let api = head("2.0") + "produces: [application/json]\npaths:\n  /a: {post: {responses: \(responses)}}\n"
    #expect(try pointers("zalando/link-header", api) == ["/paths/~1a/post/responses/200/headers/Link"])
    let unnamed = head("2.0") + "paths:\n  /a: {post: {responses: \(responses)}}\n"
    #expect(try pointers("zalando/link-header", unnamed) == ["/paths/~1a/post/responses/200/headers/Link"])
  }

  @Test(arguments: ["2.0", "3.0.3", "3.1.0"])
  func parametersAndHeadersCannotBeMarkedIn20(version: String) throws {
    let header = version == "2.0" ? "type: string" : "schema: {type: string}"
    let api =
      head(version) + "paths:\n  /a: {get: {responses: {'200': {headers: {Deprecation: {\(header)}}}}}}\n"
    #expect(try pointers("zalando/undeprecated", api).count == (version == "2.0" ? 0 : 1))
  }

  @Test func whoCallsAWebhookSendsAFlowID() throws {
    let parameter = "{name: X-Flow-ID, in: header, required: true, schema: {type: string, format: uuid}}"
    let hook =
      "webhooks:\n  w: {post: {parameters: [{$ref: '#/components/parameters/Flow'}], responses: {}}}\n"
    let components = "components:\n  parameters:\n    Flow: \(parameter)\n"
    let path = "paths:\n  /a: {post: {parameters: [{$ref: '#/components/parameters/Flow'}], responses: {}}}\n"
    for rule in ["zalando/flow-id-optional", "zalando/flow-id-format"] {
      #expect(try pointers(rule, head("3.1.0") + hook + components) == [])
      #expect(
        try pointers(rule, head("3.1.0") + "webhooks:\n  w: {post: {parameters: [\(parameter)]}}\n") == [])
      #expect(
        try pointers(rule, head("3.1.0") + path + hook + components) == ["/components/parameters/Flow"])
      #expect(try pointers(rule, head("3.1.0") + components) == ["/components/parameters/Flow"])
    }
  }

  @Test(arguments: [("3.1.0", 1), ("3.2.0", 0)])
  func since32AnExplodedObjectIsSeveralCookies(version: String, count: Int) throws {
    func api(_ value: String) -> String {
      head(version) + """
        paths:
          /a:
            post:
              responses:
                '200':
                  headers:
                    Set-Cookie:
                      explode: true
                      schema: {type: object}
                      example: \(value)

        """
    }
    let rule = "http/field-example"
    #expect(try pointers(rule, api("{a: b, c: 'd; Expires=Wed, 09 Jun 2027 10:18:14 GMT'}")).count == count)
    #expect(try pointers(rule, api("{a: b; Max-Age=ten}")).count == 1)
  }
}
