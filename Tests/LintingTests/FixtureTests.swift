import Foundation
import Linting
import Platform
import Syntax
import TestSupport
import Testing

@testable import Rules

/// Every rule against its own documents. `headerlint-dev accept` accepts what it says now.
@Suite struct FixtureTests {
  @Test func everyCheckableRuleHasAFixture() throws {
    let rules = try RuleBook.shipped.get().guidelines.flatMap(\.rules).filter { $0.description.isCheckable }
    #expect(Set(Fixture.all.map(\.rule)) == Set(rules.map(\.id)))
    #expect(Fixture.all.count == rules.count)
  }

  @Test(arguments: Fixture.all)
  func badDocument(_ fixture: Fixture) throws {
    let findings = try fixture.findings()
    let lines = findings.map(\.expectedLine)
    let expected = fixture.file("bad.expected")
    let wanted = try String(contentsOf: expected, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(lines == wanted)
    #expect(findings.contains { $0.rule == fixture.rule })
  }

  @Test(arguments: Fixture.all)
  func fixedDocument(_ fixture: Fixture) throws {
    let wanted = try? [UInt8](Data(contentsOf: fixture.file(Fixture.fixedName)))
    #expect(try fixture.fixed() == wanted)
  }

  /// Expected findings are marked in the document itself, or in its configuration.
  @Test(arguments: Fixture.all)
  func badLinesAreMarked(_ fixture: Fixture) throws {
    let document = String(decoding: try fixture.bytes("bad.yaml"), as: UTF8.self)
    let marked =
      Self.marked(document, "bad.yaml")
      + Self.marked(fixture.configuration(of: "bad.yaml") ?? "", ".headerlint.yaml")
    let reported = try fixture.findings().map { "\($0.fileName):\($0.start.line)" }
    #expect(Set(reported) == Set(marked))
  }

  /// The marked lines, each preceded by the file's name.
  private static func marked(_ text: String, _ name: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .filter { $0.element.contains("# BAD") }.map { "\(name):\($0.offset + 1)" }
  }

  @Test(arguments: Fixture.all)
  func goodDocumentIsCleanUnderTheWholeProfile(_ fixture: Fixture) throws {
    let found = try fixture.findingsOfWholeProfile("good.yaml").map(\.expectedLine)
    #expect(found == [])
  }

  @Test(arguments: Fixture.withJSONForm)
  func asJSON(_ fixture: Fixture) throws {
    let yaml = try read(fixture.bytes("bad.yaml"), as: "bad.yaml")
    let json = try fixture.findings("bad.json", JSONForm.bytes(yaml.root))
    // A duplicate's message contains the line of the first key.
    let withoutLines: (Finding) -> String = { $0.withoutPlace.replacing(/on line \d+/, with: "") }
    #expect(try json.map(withoutLines) == fixture.findings().map(withoutLines))
  }

  @Test(arguments: Fixture.all)
  func withCarriageReturns(_ fixture: Fixture) throws {
    let crlf = try fixture.bytes("bad.yaml").flatMap { $0 == UInt8(ascii: "\n") ? [0x0D, 0x0A] : [$0] }
    #expect(
      try fixture.findings("bad.yaml", crlf).map(\.expectedLine) == fixture.findings().map(\.expectedLine))
  }

  /// A non-ASCII comment at the end of the first line changes nothing but offsets.
  @Test(arguments: Fixture.all)
  func afterCharactersOutsideASCII(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes("bad.yaml")
    let comment = Array(" # é漢字😀".utf8)
    let end = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
    let findings = try fixture.findings("bad.yaml", Array(bytes[..<end] + comment + bytes[end...]))
    let plain = try fixture.findings()
    #expect(findings.map(\.expectedLine) == plain.map(\.expectedLine))
    let moved = plain.map { finding in
      let isBehind = finding.fileName == "bad.yaml" && finding.place.range.lowerBound > end
      return finding.place.range.lowerBound + (isBehind ? comment.count : 0)
    }
    #expect(findings.map(\.place.range.lowerBound) == moved)
  }
}
