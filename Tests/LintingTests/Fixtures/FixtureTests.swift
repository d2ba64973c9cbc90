import Foundation
import Linting
import Syntax
import Testing

@testable import Rules

/// Every rule against its own documents. `UPDATE_FIXTURES=1 swift test` accepts what it says now.
@Suite struct FixtureTests {
  @Test func everyCheckableRuleHasAFixture() throws {
    let ids = try RuleBook().guidelines.filter { $0.name != RuleBook.toolName }.flatMap(\.rules)
      .filter { $0.description.isCheckable }.map(\.id).sorted()
    #expect(Fixture.all.map(\.rule) == ids)
  }

  @Test(arguments: Fixture.all)
  func badDocument(_ fixture: Fixture) throws {
    let findings = try lint(fixture.bytes("bad.yaml"), named: "bad.yaml", fixture.selection)
    let lines = findings.map(\.expectedLine)
    let expected = fixture.file("bad.expected")
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: expected)
    }
    let wanted = try String(contentsOf: expected, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(lines == wanted)
    #expect(findings.contains { $0.rule == fixture.rule })
  }

  /// What is to be reported is marked in the document itself.
  @Test(arguments: Fixture.all)
  func badLinesAreMarked(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes("bad.yaml")
    let marked = String(decoding: bytes, as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    )
    .enumerated().filter { $0.element.contains("# BAD") }.map { $0.offset + 1 }
    let findings = try lint(bytes, named: "bad.yaml", fixture.selection)
    let reported = findings.map { LineTable($0.place.source).position(at: $0.place.range.lowerBound).line }
    #expect(Set(reported).sorted() == marked)
  }

  @Test(arguments: Fixture.all)
  func goodDocumentIsCleanUnderTheWholeProfile(_ fixture: Fixture) throws {
    // Under the rule itself as well, where that is off by default.
    let isOff = try RuleBook().guidelines.flatMap(\.rules).contains {
      $0.id == fixture.rule && $0.description.severity == nil
    }
    let selection = RuleSelection(profile: "zalando", severities: isOff ? ["\(fixture.rule)=note"] : [])
    let findings = try lint(fixture.bytes("good.yaml"), named: "good.yaml", selection)
    #expect(findings.map(\.expectedLine) == [])
  }

  @Test(arguments: Fixture.all)
  func asJSON(_ fixture: Fixture) throws {
    let yaml = try SyntaxTree.read(SourceFile(path: "bad.yaml", bytes: fixture.bytes("bad.yaml")))
    let json = try lint(JSONForm.bytes(yaml.root), named: "bad.json", fixture.selection)
    let findings = try lint(fixture.bytes("bad.yaml"), named: "bad.yaml", fixture.selection)
    #expect(json.map(\.withoutPlace) == findings.map(\.withoutPlace))
  }

  @Test(arguments: Fixture.all)
  func withCarriageReturns(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes("bad.yaml")
    let crlf = bytes.flatMap { $0 == UInt8(ascii: "\n") ? [0x0D, 0x0A] : [$0] }
    let lines = try lint(crlf, named: "bad.yaml", fixture.selection).map(\.expectedLine)
    #expect(try lines == lint(bytes, named: "bad.yaml", fixture.selection).map(\.expectedLine))
  }

  /// A comment outside ASCII at the end of the first line moves offsets and nothing else.
  @Test(arguments: Fixture.all)
  func behindCharactersOutsideASCII(_ fixture: Fixture) throws {
    let bytes = try fixture.bytes("bad.yaml")
    let comment = Array(" # é漢字😀".utf8)
    let end = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
    let prefixed = bytes[..<end] + comment + bytes[end...]
    let findings = try lint(Array(prefixed), named: "bad.yaml", fixture.selection)
    let plain = try lint(bytes, named: "bad.yaml", fixture.selection)
    #expect(findings.map(\.expectedLine) == plain.map(\.expectedLine))
    #expect(findings.map(\.place.range.lowerBound) == plain.map { $0.place.range.lowerBound + comment.count })
  }
}
