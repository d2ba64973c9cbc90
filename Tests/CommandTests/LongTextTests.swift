import Foundation
import TestSupport
import Testing

/// Output doesn't grow with the square of a document that repeats itself: one place that is too long is quoted in part.
@Suite struct LongTextTests {
  private static let count = 8
  private static let length = 3_000
  private static let long = String(repeating: "L", count: length)

  enum Place: CaseIterable {
    case path, status, name, version, reference
  }

  private static func document(_ place: Place) -> String {
    func text(_ other: Place, _ usual: String) -> String { place == other ? usual + long : usual }
    let parameters = (0..<count).map { number in
      place == .reference
        ? "{\"$ref\": \"#/components/parameters/\(long)\(number)\"}"
        : "{\"name\": \"\(text(.name, "x-\(number)"))\", \"in\": \"header\", \"schema\": {\"type\": \"string\"}}"
    }
    let headers = (0..<count).map { "\"x-\($0)\": {\"schema\": {\"type\": \"string\"}}" }
    return """
      {"openapi": "\(place == .version ? "9" + long : "3.1.0")", "info": {"title": "t", "version": "1"}, "paths": {"\(text(.path, "/a"))":
      {"get": {"parameters": [\(parameters.joined(separator: ", "))], "responses": {"\(text(.status, "200"))":
      {"description": "", "headers": {\(headers.joined(separator: ", "))}}}}}}}
      """
  }

  @Test(arguments: Place.allCases)
  func messagesQuoteTheBeginning(_ place: Place) throws {
    let tool = try Tool()
    try tool.write(Self.document(place), to: "api.json")
    for format in ["text", "compact", "github", "gitlab", "junit", "markdown"] {
      let answer = try tool.run("--quiet", "--no-config", "--format", format, "api.json")
      #expect(answer.status == 1)
      #expect(answer.output.utf8.count < 25_000, "\(format): \(answer.output.utf8.count) bytes")
      let isCut = answer.output.contains("LLL…")
      #expect(isCut, "\(format)")
    }
    #expect(try tool.run("headers", "--no-config", "api.json").output.utf8.count < 10_000)
  }

  @Test(arguments: [(Place.path, "json"), (.name, "json"), (.path, "sarif")])
  func programsGetTheWholeText(_ place: Place, _ format: String) throws {
    let tool = try Tool()
    try tool.write(Self.document(place), to: "api.json")
    let output = try tool.run("--quiet", "--no-config", "--format", format, "api.json").output
    let isWhole = output.contains(Self.long)
    #expect(isWhole)
    let json = try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any]
    let findings = json?["findings"] as? [[String: Any]] ?? []
    #expect(findings.allSatisfy { ($0["message"] as? String ?? "").utf8.count < 1000 })
  }
}
