import Foundation
import TestSupport
import Testing

@Suite struct OtherCommandTests {
  @Test func headersAsTable() throws {
    let tool = try Tool()
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
    try tool.write(Sample.broken, to: "api.yaml")
    let answer = try tool.run("headers", "api.yaml")
    #expect(answer.status == 2)
    #expect(answer.error.contains("api.yaml:2:7: error:"))
  }

  @Test func rulesOfAProfile() throws {
    let tool = try Tool()
    let all = try tool.run("rules").output
    #expect(all.contains("zalando/name-case"))
    let some = try tool.run("rules", "--profile", "http").output
    #expect(some.contains("http/direction") && some.contains("openapi/duplicate-header"))
    #expect(!some.contains("zalando/"))
    #expect(all.hasPrefix("rule  "))
    #expect(all.contains("\n\nZalando RESTful API Guidelines:\nzalando/"))
    let json = try tool.run("rules", "--format", "json").output
    let rules = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect((rules?["rules"] as? [Any])?.count == ruleLines(all).count)
  }

  /// Those of the list that stand for rules.
  private func ruleLines(_ list: String) -> [Substring] {
    list.split(separator: "\n").dropFirst().filter { !$0.hasSuffix(":") }
  }

  @Test(arguments: ["zalando/etag-schema", "etag-schema", "ETag-Schema"])
  func explanation(id: String) throws {
    let tool = try Tool()
    let answer = try tool.run("explain", id)
    #expect(answer.status == 0)
    for part in ["zalando/etag-schema", "MAY 182", "error", "restful-api-guidelines/#182", "type: string"] {
      #expect(answer.output.contains(part))
    }
  }

  @Test func explanationOfAnUnknownRule() throws {
    let tool = try Tool()
    let answer = try tool.run("explain", "zalando/etag-shema")
    #expect(answer.status == 2)
    #expect(
      answer.error
        == "headerlint: no rule is called 'zalando/etag-shema'; did you mean 'zalando/etag-schema'?\n")
  }

  /// However many they are.
  @Test(arguments: ["150", "zalando#150", "Zalando#150"])
  func explanationOfANumber(number: String) throws {
    let answer = try Tool().run("explain", number)
    #expect(answer.status == 0)
    #expect(
      answer.output.contains("zalando/length-required") && answer.output.contains("zalando/expect-header"))
  }

  @Test(arguments: ["999", "zalando#999"])
  func explanationOfAnUnknownNumber(number: String) throws {
    let answer = try Tool().run("explain", number)
    #expect(answer.status == 2)
    #expect(answer.error == "headerlint: no rule has the number 999; 'headerlint rules' lists them\n")
  }

  @Test func aWordOfManyRules() throws {
    let answer = try Tool().run("explain", "zalando/")
    #expect(answer.status == 2)
    #expect(answer.error.hasPrefix("headerlint: 'zalando/' is a part of "))
  }

  /// A rule that no document can break is listed too.
  @Test func notCheckable() throws {
    let tool = try Tool()
    let line = try tool.run("rules").output.split(separator: "\n").first { $0.contains("propagation") }
    #expect(line?.contains("not checkable") == true)
    #expect(try tool.run("explain", "propagation").output.contains("not checkable"))
    try tool.write(Sample.mixed, to: "api.yaml")
    let answer = try tool.run("--severity", "zalando/propagation=error", "--format", "sarif", "api.yaml")
    #expect(answer.status == 1)
    #expect(!answer.output.contains("propagation"))
  }

  @Test func rulesAsTheyAreConfigured() throws {
    let tool = try Tool()
    let configuration = "rules: {zalando/name-case: error, zalando/flow-id: off, openapi/description: note}\n"
    try tool.write(configuration, to: ".headerlint.yaml")
    try tool.write("profile: http\n", to: "http.yaml")
    func severities(_ arguments: String...) throws -> [String: String] {
      let lines = try ruleLines(tool.run(["rules"] + arguments).output)
      return Dictionary(
        uniqueKeysWithValues: lines.map { line in
          let words = line.split(separator: " ")
          return (String(words[0]), String(words[1]))
        })
    }
    let configured = try severities()
    #expect(configured["zalando/name-case"] == "error")
    #expect(configured["zalando/flow-id"] == "off")
    #expect(configured["openapi/description"] == "note")
    let plain = try severities("--no-config")
    #expect(plain["zalando/name-case"] == "warning")
    #expect(plain["zalando/flow-id"] == "error")
    #expect(plain["openapi/description"] == "off")
    #expect(try severities("--config", "http.yaml").keys.allSatisfy { !$0.hasPrefix("zalando/") })
    #expect(try severities("--severity", "zalando/name-case=note")["zalando/name-case"] == "note")
    #expect(try severities("--select", "zalando#233").keys.contains("zalando/flow-id"))

    #expect(try tool.run("explain", "name-case").output.contains("Severity:  error\n"))
    #expect(try tool.run("explain", "--no-config", "name-case").output.contains("Severity:  warning\n"))
    #expect(
      try tool.run("explain", "--config", "http.yaml", "etag-schema").output.contains("Severity:  error\n"))
  }

  @Test(arguments: [["rules"], ["explain", "name-case"], ["headers", "api.yaml"]])
  func mistakesInConfigurations(arguments: [String]) throws {
    let tool = try Tool()
    try tool.write("profil: http\n", to: ".headerlint.yaml")
    try tool.write(Sample.clean, to: "api.yaml")
    let answer = try tool.run(arguments)
    #expect(answer.status == 2)
    #expect(answer.output.isEmpty)
    #expect(answer.error.hasPrefix(".headerlint.yaml:1:1: unknown key 'profil'; did you mean 'profile'?\n"))
    #expect(try tool.run(arguments + ["--no-config"]).status == 0)
    let missing = try tool.run(arguments + ["--config", "none.yaml"])
    #expect(missing.status == 2)
    #expect(missing.error.contains("headerlint: none.yaml: no such file or folder\n"))
  }

  /// Excluded files aren't listed, and rules don't apply.
  @Test func headersUnderAConfiguration() throws {
    let tool = try Tool()
    try tool.write(
      "exclude: [vendor/]\nheaders: [X-Unused]\nrules: {duplicate-key: off}\n", to: ".headerlint.yaml")
    try tool.write(Sample.clean, to: "api.yaml")
    try tool.write(Sample.mixed, to: "vendor/api.yaml")
    let answer = try tool.run("headers")
    #expect(answer.status == 0)
    #expect(answer.output.contains(" api.yaml:") && !answer.output.contains("vendor"))
    #expect(answer.error.isEmpty)
    #expect(try tool.run("headers", "--no-config").output.contains("vendor/api.yaml:"))
    try tool.write(Sample.broken, to: "broken.yaml")
    #expect(try tool.run("headers").status == 2)
  }
}
