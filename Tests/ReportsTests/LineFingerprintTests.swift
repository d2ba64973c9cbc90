import Foundation
import Syntax
import TestSupport
import Testing

@testable import Reports

@Suite struct LineFingerprintTests {
  private func fingerprints(_ text: String) -> [String] {
    let table = LineTable(source(text))
    let lines = LineFingerprints(table, lines: 1...table.lineCount)
    return (1...table.lineCount).map { lines[line: $0]! }
  }

  /// Vectors of github/codeql-action, fingerprints.test.ts.
  @Test(arguments: [
    ("", ["c129715d7a2bc9a3:1"]),
    (
      " a\nb\n  \t\tc\n d",
      ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"]
    ),
    (
      " hello; \t\r\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n",
      [
        "e9496ae3ebfced30:1", "fb7c023a8b9ccb3f:1", "ce8ba1a563dcdaca:1", "e20e36e16fcb0cc8:1",
        "b3edc88f2938467e:1", "c8e28b0b4002a3a0:1", "c129715d7a2bc9a3:1",
      ]
    ),
  ]) func hashesAreThoseOfTheUploader(text: String, expected: [String]) {
    #expect(fingerprints(text) == expected)
  }

  @Test func equalLinesAreCounted() {
    let hashes = fingerprints(String(repeating: "Lorem ipsum dolor sit amet.\n", count: 10))
    #expect(hashes[5] == "a7f2ff13bc495cf2:6")
    #expect(hashes.last == "c129715d7a2bc9a3:1")
  }

  @Test func aByteOrderMarkIsHashed() {
    #expect(fingerprints("\u{FEFF}a: 1\n").first == "b0d247ce31758248:1")
    #expect(fingerprints("a: 1\n").first == "4037987d9a8320d9:1")
  }

  @Test func aLinesFingerprintIsTheSameWhicheverOthersAreAskedFor() {
    let text = String(repeating: "  - a: b\n    c: d\n\n", count: 60)
    let all = fingerprints(text)
    let table = LineTable(source(text))
    let some = LineFingerprints(table, lines: [5, 7, 100, table.lineCount, table.lineCount + 1, 0])
    for line in [5, 7, 100, table.lineCount] { #expect(some[line: line] == all[line - 1]) }
    for line in [0, 6, table.lineCount + 1] { #expect(some[line: line] == nil) }
  }

  /// Lines that aren't asked for count where they are equal to one that is; whether they may be is told by how they begin.
  @Test func equalLinesAreCountedWhicheverOthersAreAskedFor() {
    for text in Self.generatedTexts() + Self.repetitiveTexts() {
      let all = fingerprints(text)
      let table = LineTable(source(text))
      for line in 1...table.lineCount {
        #expect(
          LineFingerprints(table, lines: [line])[line: line] == all[line - 1], "line \(line) of \(text)")
      }
    }
  }

  @Test(
    .enabled(
      if: Python.isAvailable && Shared.has("tools/sarif_fingerprint.py"), "needs python3 and ../shared"))
  func hashesAreThoseOfThePythonOracle() throws {
    let texts = Self.generatedTexts()
    let script = """
      import json, sys
      sys.path.insert(0, sys.argv[1])
      from sarif_fingerprint import hashes
      texts = json.load(sys.stdin)
      json.dump([list(hashes(text).values()) for text in texts], sys.stdout)
      """
    let output = try Python.run(
      script, arguments: [Shared.file("tools").path], input: JSONEncoder().encode(texts))
    let expected = try JSONDecoder().decode([[String]].self, from: output.output)
    #expect(expected.count == texts.count)
    for (text, hashes) in zip(texts, expected) { #expect(fingerprints(text) == hashes) }
  }

  /// Texts of pieces that matter to the hash.
  private static func generatedTexts() -> [String] {
    texts(
      count: 40,
      of: [
        "\n", "\r", "\r\n", " ", "\t", "a", "name: value", "😀", "é", "\u{FEFF}", "\u{FFFF}", "漢字漢字漢字漢字",
      ])
  }

  /// Texts with many lines that begin alike.
  private static func repetitiveTexts() -> [String] {
    texts(
      count: 20,
      of: ["\n", "\n", "\r\n  ", "\n          ", " ", "\t", "\"", "\"get\": ", "a", "é", "\u{1}", "{"])
  }

  /// Put together by a fixed linear congruence; each is longer than the one before.
  private static func texts(count: Int, of pieces: [String]) -> [String] {
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    return (0..<count).map { size in (0..<(size * 5)).map { _ in pieces[next(pieces.count)] }.joined() }
  }
}
