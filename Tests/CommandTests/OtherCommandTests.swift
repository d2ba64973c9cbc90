import Foundation
import Testing

@Suite struct OtherCommandTests {
  @Test func headersAsTable() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(Sample.mixed, to: "api.yaml")
    let answer = try tool.run("headers", "api.yaml")
    #expect(answer.status == 0)
    #expect(
      answer.output == """
        name         kind      place           schema   required  operations
        x-tenant-id  request   api.yaml:7:18   string             1
        X-Flow-Id    request   api.yaml:8:18   string             1
        ETag         response  api.yaml:10:44  integer            1

        """)
  }

  @Test func headersAsJSON() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(Sample.mixed, to: "api.yaml")
    let answer = try tool.run("headers", "--format", "json", "api.yaml")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    let headers = try #require(json["headers"] as? [[String: Any]])
    #expect(json["version"] as? Int == 1)
    #expect(headers.map { $0["name"] as? String } == ["x-tenant-id", "X-Flow-Id", "ETag"])
    #expect(headers[2]["kind"] as? String == "response")
    #expect(headers[2]["pointer"] as? String == "/paths/~1things/get/responses/200/headers/ETag")
  }

  @Test func headersOfAFileThatCannotBeRead() throws {
    let tool = try Tool()
    defer { tool.remove() }
    try tool.write(Sample.broken, to: "api.yaml")
    let answer = try tool.run("headers", "api.yaml")
    #expect(answer.status == 2)
    #expect(answer.error.contains("api.yaml:2:7: error:"))
  }

  @Test func rulesOfAProfile() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let all = try tool.run("rules").output
    #expect(all.contains("zalando/name-case"))
    let some = try tool.run("rules", "--profile", "http").output
    #expect(some.contains("http/direction") && some.contains("openapi/duplicate-header"))
    #expect(!some.contains("zalando/"))
    let json = try tool.run("rules", "--format", "json").output
    let rules = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect((rules?["rules"] as? [Any])?.count == all.split(separator: "\n").count)
  }

  @Test(arguments: ["zalando/etag-schema", "etag-schema"])
  func explanation(id: String) throws {
    let tool = try Tool()
    defer { tool.remove() }
    let answer = try tool.run("explain", id)
    #expect(answer.status == 0)
    for part in ["zalando/etag-schema", "MAY 182", "error", "restful-api-guidelines/#182", "type: string"] {
      #expect(answer.output.contains(part))
    }
  }

  @Test func explanationOfAnUnknownRule() throws {
    let tool = try Tool()
    defer { tool.remove() }
    let answer = try tool.run("explain", "zalando/etag-shema")
    #expect(answer.status == 2)
    #expect(
      answer.error
        == "headerlint: no rule is called 'zalando/etag-shema'; did you mean 'zalando/etag-schema'?\n")
  }
}
