import Foundation
import Linting
import Syntax
import TestSupport
import Testing

@testable import Reports

@Suite struct UnifiedDiffTests {
  /// - Parameter edits: what to find, and what to write in its place.
  private func diff(_ old: String, _ edits: (String, String)..., path: String = "api.yaml") -> String {
    let file = source(old)
    let made = Edits(edits.map { Edit(file.place($0.0).range, $0.1) })
    var changes = ChangedRanges()
    changes.make(made)
    let new = made.applied(to: file.bytes)!
    let diff = UnifiedDiff(path: Array(path.utf8), old: Array(old.utf8), new: new, changes: changes)
    return String(decoding: diff.bytes, as: UTF8.self)
  }

  private static let head = "diff --git a/api.yaml b/api.yaml\n--- a/api.yaml\n+++ b/api.yaml\n"

  @Test func aWordInALine() {
    let old = "a: 1\nb: 2\nc: 3\nd: 4\ne: 5\nf: 6\ng: 7\nh: 8\n"
    #expect(
      diff(old, ("e: 5", "e: 50"))
        == Self.head + "@@ -2,7 +2,7 @@\n b: 2\n c: 3\n d: 4\n-e: 5\n+e: 50\n f: 6\n g: 7\n h: 8\n")
  }

  @Test func linesThatComeAndGo() {
    #expect(diff("a\nb\nc\n", ("b\n", "")) == Self.head + "@@ -1,3 +1,2 @@\n a\n-b\n c\n")
    #expect(diff("a\nc\n", ("a\n", "a\nb\n")) == Self.head + "@@ -1,2 +1,3 @@\n a\n+b\n c\n")
    #expect(diff("a\n", ("a\n", "")) == Self.head + "@@ -1 +0,0 @@\n-a\n")
    #expect(diff("a\nb\n", ("a", "a:\n  x")) == Self.head + "@@ -1,2 +1,3 @@\n-a\n+a:\n+  x\n b\n")
  }

  @Test func theLastLineWithoutABreak() {
    let none = "\\ No newline at end of file\n"
    #expect(diff("a\nb", ("b", "c")) == Self.head + "@@ -1,2 +1,2 @@\n a\n-b\n\(none)+c\n\(none)")
    #expect(diff("a\nb", ("a", "c")) == Self.head + "@@ -1,2 +1,2 @@\n-a\n+c\n b\n\(none)")
    #expect(diff("a\nb\n", ("b\n", "b")) == Self.head + "@@ -1,2 +1,2 @@\n a\n-b\n+b\n\(none)")
  }

  @Test func lineBreaksStayAsTheyAre() {
    #expect(diff("a\r\nb\r\n", ("b", "c")) == Self.head + "@@ -1,2 +1,2 @@\n a\r\n-b\r\n+c\r\n")
  }

  @Test func changesThatAreFarApartAreApart() {
    let lines = (1...20).map { "line \($0).\n" }.joined()
    let near = diff(lines, ("line 5.", "five"), ("line 12.", "twelve"))
    #expect(near.matches(of: /(?m)^@@/).count == 1)
    let far = diff(lines, ("line 5.", "five"), ("line 13.", "thirteen"))
    #expect(far.matches(of: /(?m)^@@/).count == 2)
    #expect(far.contains("@@ -10,7 +10,7 @@"))
  }

  /// A blank before `::` doesn't keep GitHub's runner from obeying.
  @Test func unchangedLinesThatAreCommands() {
    #expect(
      diff("::a::\n b\nc\n  ::d::\ne\n", ("c", "C"))
        == Self.head + "@@ -1,5 +1,5 @@\n-::a::\n+::a::\n  b\n-c\n+C\n-  ::d::\n+  ::d::\n e\n")
    // The last line is none, unless the file ends there: otherwise git would look for the end.
    #expect(diff("c\nd\n::e::\n\u{A0}::f::\ng\n", ("c", "C")) == Self.head + "@@ -1,2 +1,2 @@\n-c\n+C\n d\n")
    let commands = (1...4).map { "::\($0)::\n" }.joined()
    let shown = (1...4).map { "-::\($0)::\n+::\($0)::\n" }.joined()
    #expect(
      diff("c\n" + commands + "g\nh\n", ("c", "C")) == Self.head + "@@ -1,6 +1,6 @@\n-c\n+C\n\(shown) g\n")
    #expect(diff("c\n" + commands, ("c", "C")) == Self.head + "@@ -1,5 +1,5 @@\n-c\n+C\n\(shown)")
    #expect(
      diff("c\n" + commands + "g\n", ("c", "C"), ("g", "G"))
        == Self.head + "@@ -1,6 +1,6 @@\n-c\n+C\n\(shown)-g\n+G\n")
  }

  @Test func whatIsTheSameAfterAllIsNoChange() {
    #expect(diff("a\nb\n", ("b", "b")) == "")
    #expect(diff("a\nb\nc\n", ("a\nb\nc", "a\nx\nc")) == Self.head + "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n")
  }

  @Test func names() {
    #expect(gitPath(Array("a/api.yaml".utf8)) == "a/api.yaml")
    #expect(gitPath(Array("a/my api.yaml".utf8)) == "a/my api.yaml")
    #expect(gitPath(Array("a/\"x\"\\\t.yaml".utf8)) == #""a/\"x\"\\\t.yaml""#)
    #expect(gitPath(Array("a/é\u{1B}".utf8)) == #""a/\303\251\033""#)
    #expect(diff("a", ("a", "b"), path: "my api.yaml").contains("--- a/my api.yaml\t\n+++ b/my api.yaml\t\n"))
  }

  /// Random edits of random texts, in several rounds: whoever reads the diff gets the new text from the old one.
  @Test func readBack() throws {
    var random = Sampling.generator()
    for number in 0..<Sampling.count(400, of: 20_000) {
      let old = text(&random)
      var new = old
      var changes = ChangedRanges()
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let edits = Edits(edits(of: new, &random))
        guard edits.overlaps.isEmpty, let result = edits.applied(to: new) else { continue }
        changes.make(edits)
        new = result
      }
      let diff = UnifiedDiff(path: Array("x".utf8), old: old, new: new, changes: changes).bytes
      #expect(diff.isEmpty == (old == new))
      try #require(patched(old, diff) == new, "\(number): \(Sampling.note)")
      #expect(String(decoding: diff, as: UTF8.self).firstMatch(of: /(?m)^\s+::/) == nil)
    }
  }

  private func text(_ random: inout SplitMix) -> [UInt8] {
    let breaks = Bool.random(using: &random) ? "\n" : "\r\n"
    let lines = (0..<Int.random(in: 0...30, using: &random)).map { _ in
      String(repeating: "ab:".randomElement(using: &random)!, count: .random(in: 0...3, using: &random))
    }
    return Array((lines.joined(separator: breaks) + (Bool.random(using: &random) ? breaks : "")).utf8)
  }

  private func edits(of bytes: [UInt8], _ random: inout SplitMix) -> [Edit] {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in
      let start = Int.random(in: 0...bytes.count, using: &random)
      let end = min(bytes.count, start + .random(in: 0...6, using: &random))
      return Edit(start..<end, ["", "x", "\n", "x\ny\n", "\nx"].randomElement(using: &random)!)
    }
  }

  /// What a diff makes of a text; nil where it doesn't fit.
  private func patched(_ old: [UInt8], _ diff: [UInt8]) -> [UInt8]? {
    let lines = { (bytes: [UInt8]) in
      bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { Array($0) + [10] }
    }
    var rest = lines(old)
    rest[rest.count - 1].removeLast()
    var result: [UInt8] = []
    var taken = 0
    var lastLine = 0
    for line in lines(diff).dropFirst(3).dropLast() {
      switch line.first! {
      case UInt8(ascii: "@"):
        let start = Int(String(decoding: line, as: UTF8.self).split { !$0.isNumber }[0])!
        let isEmpty = String(decoding: line, as: UTF8.self).split(separator: " ")[1].hasSuffix(",0")
        let target = isEmpty ? start : start - 1
        while taken < target {
          result += rest[taken]
          taken += 1
        }
      case UInt8(ascii: " "), UInt8(ascii: "-"):
        guard taken < rest.count,
          rest[taken] == Array(line.dropFirst()) || rest[taken] == Array(line.dropFirst().dropLast())
        else { return nil }
        lastLine = line.first == UInt8(ascii: " ") ? rest[taken].count : 0
        if line.first == UInt8(ascii: " ") { result += rest[taken] }
        taken += 1
      case UInt8(ascii: "+"):
        result += line.dropFirst()
        lastLine = -1
      case UInt8(ascii: "\\"):
        if lastLine == -1 { result.removeLast() }
      default: continue
      }
    }
    while taken < rest.count {
      result += rest[taken]
      taken += 1
    }
    return result
  }
}
