import Foundation
import TestSupport
import Testing

/// Text of documents, paths, configurations and baselines commands neither a terminal nor a build server.
@Suite struct HostileTextTests {
  private static let name = "x\n::stop-commands::pwned\n\u{1B}]0;title\u{7}\u{202E}\u{9B}2J.yaml"

  private func requireHarmless(_ text: String, _ location: SourceLocation = #_sourceLocation) {
    for line in text.split(whereSeparator: \.isNewline) {
      #expect(!line.drop(while: \.isWhitespace).hasPrefix("::"), "\(text)", sourceLocation: location)
      #expect(!line.contains("##["), "\(text)", sourceLocation: location)
    }
    let shown = text.unicodeScalars.filter { $0 != "\n" && $0 != "\r" }
    #expect(
      !shown.contains {
        $0.value < 0x20 || (0x7F..<0xA0).contains($0.value)
          || "\u{202E}\u{200B}\u{AD}".unicodeScalars.contains($0)
          || $0.value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains($0.value)
      },
      "\(text)", sourceLocation: location)
  }

  @Test func standardError() throws {
    let tool = try Tool()
    try tool.write(Sample.clean, to: "ok.yaml")
    let missing = try tool.run("--no-config", Self.name)
    #expect(missing.status == 2)
    requireHarmless(missing.error)
    requireHarmless(try tool.run("--no-config", "ok.yaml", "--baseline", Self.name).error)
    requireHarmless(try tool.run("--no-config", "ok.yaml", "--\(Self.name)").error)
    requireHarmless(try tool.run("--no-config", "ok.yaml", "--profile", Self.name).error)
    try tool.write(#"{"version": 1, "entries": [], "x\n::error::y\u001b[2J": 1}"#, to: "b.json")
    requireHarmless(try tool.run("--no-config", "ok.yaml", "--baseline", "b.json").error)
    try tool.write(
      #"""
      "a\n::stop-commands::pwned\n\e[2J": 1
      profile: "x\n::error::y"
      """#, to: "::error::folder/.headerlint.yaml")
    try tool.write(Sample.clean, to: "::error::folder/ok.yaml")
    let configured = try tool.run("./::error::folder/ok.yaml")
    #expect(configured.status == 2 && configured.error.contains("␛[2J"))
    requireHarmless(configured.error)
  }

  @Test(arguments: ["text", "compact", "github", "gitlab", "json", "junit", "markdown", "sarif"])
  func reports(_ format: String) throws {
    let tool = try Tool()
    let document = Sample.mixed.replacing(
      "x-tenant-id",
      with: "\"x\\u0008_\\u202e_\\u200b_\\u00ad_\\ufffe_\\uffff_\\ufdd0_\\U0008ffff##[error]a\\n::error::b\"")
    try tool.write(document, to: Self.name)
    try tool.write(document, to: "::error::x.yaml")
    let answer = try tool.run("--no-config", "--format", format, ".")
    #expect(answer.status == 1)
    let lines = answer.output.split(separator: "\n").filter {
      format != "github"
        || !$0.hasPrefix("::error file=") && !$0.hasPrefix("::warning file=") && !$0.hasPrefix("::notice ")
    }
    requireHarmless(lines.joined(separator: "\n"))
  }

  @Test func theInventory() throws {
    let tool = try Tool()
    let names = [
      "=cmd|' /C calc'!A0", "=HYPERLINK(\\\"http://evil\\\",\\\"x\\\")", "@SUM(1)", "+1", "-1", "::error::x",
      "\\t=1",
    ]
    let headers = names.map { "\"\($0)\":{\"schema\":{\"type\":\"string\"}}" }.joined(separator: ",")
    try tool.write(
      """
      {"openapi":"3.1.0","info":{"title":"t","version":"1"},"paths":{"/a":{"get":{"responses":{"200":\
      {"description":"d","headers":{\(headers)}}}}}}}
      """, to: "a.json")
    for format in ["table", "csv", "json"] {
      requireHarmless(try tool.run("headers", "--no-config", "--format", format, "a.json").output)
    }
    let table = CSV.rows(
      text: try tool.run("headers", "--no-config", "--format", "csv", "a.json").output)
    let cells = table.dropFirst().compactMap(\.first)
    #expect(cells.count == names.count)
    #expect(cells.allSatisfy { cell in !"=+-@\t\r".contains(cell.first ?? " ") }, "\(cells)")
    #expect(cells.contains("'=HYPERLINK(\"http://evil\",\"x\")"))
  }

  /// A document's brackets make no link of their own (SARIF 2.1.0, section 3.11.6).
  @Test func linksInSARIF() throws {
    let tool = try Tool()
    try tool.write(
      Sample.mixed.replacing("x-tenant-id", with: "'[click](https://evil.example)'").replacing(
        "X-Flow-Id", with: "'\\[1](1)'"), to: "api.yaml")
    let report = try tool.run("--no-config", "--format", "sarif", "api.yaml").output
    #expect(report.contains(#"\\[click\\](https://evil.example)"#))
    #expect(!report.replacing(#"\\["#, with: "").contains("[click"))
    #expect(report.contains(#"\\\\\\[1\\](1)"#))
  }
}
