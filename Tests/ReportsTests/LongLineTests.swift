import Platform
import Syntax
import Testing

@testable import Reports

@Suite struct LongLineTests {
  private func excerpt(_ before: String, _ mark: String, _ after: String) -> SourceExcerpt {
    let file = source(before + mark + after)
    let start = before.utf8.count
    return SourceExcerpt(file, line: 0..<file.bytes.count, mark: start..<(start + mark.utf8.count))
  }

  private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

  @Test func aLineOfAHundredColumnsIsWhole() {
    let excerpt = excerpt(repeated("a", 98), "b", "c")
    #expect(excerpt.text == repeated("a", 98) + "bc")
    #expect(excerpt.markStart == 98)
    #expect(excerpt.markWidth == 1)
  }

  @Test func oneColumnMoreIsCutAtTheFarEnd() {
    #expect(excerpt("", "b", repeated("c", 100)).text == "b" + repeated("c", 99) + "…")
    let right = excerpt(repeated("a", 100), "b", "")
    #expect(right.text == "…" + repeated("a", 99) + "b")
    #expect(right.markStart == 100)
  }

  @Test func aLongLineIsCutOnBothSides() {
    let excerpt = excerpt(repeated("a", 100_000), "bb", repeated("c", 100_000))
    #expect(excerpt.text == "…" + repeated("a", 40) + "bb" + repeated("c", 58) + "…")
    #expect(excerpt.markStart == 41)
    #expect(excerpt.markWidth == 2)
  }

  @Test func aLongMarkIsCutWithItsLine() {
    let excerpt = excerpt("a: ", repeated("b", 100_000), "c")
    #expect(excerpt.text == "a: " + repeated("b", 97) + "…")
    #expect(excerpt.markStart == 3)
    #expect(excerpt.markWidth == 97)
  }

  @Test func noWideCharacterIsHalved() {
    let excerpt = excerpt("x" + repeated("漢", 1000), "値", repeated("字", 1000))
    #expect(excerpt.text == "…" + repeated("漢", 20) + "値" + repeated("字", 29) + "…")
    #expect(excerpt.markStart == 41)
    #expect(excerpt.markWidth == 2)
    #expect(self.excerpt(repeated("漢", 1000), "x", "").text == "…" + repeated("漢", 49) + "x")
  }

  @Test(arguments: ["é", "漢", "😀", "e\u{301}", "a\u{301}\u{302}\u{303}", "\t", "ab\t", "\u{0}"])
  func cutsFallBetweenCharactersAndTheMarkStaysUnderItsPlace(unit: String) {
    for count in 100..<120 {
      let excerpt = excerpt(repeated(unit, count), "MARK", repeated(unit, count))
      let before = excerpt.text.prefix(upTo: excerpt.text.firstRange(of: "MARK")!.lowerBound)
      #expect(before.reduce(0) { $0 + displayWidth($1) } == excerpt.markStart)
      #expect(excerpt.markWidth == 4)
      #expect(excerpt.text.reduce(0) { $0 + displayWidth($1) } <= SourceExcerpt.width + 2)
      #expect(excerpt.text.hasPrefix("…") && excerpt.text.hasSuffix("…"))
      #expect(!excerpt.text.contains("\u{FFFD}"))
    }
  }

  @Test func noCodePointIsHalvedWhereBytesAreCounted() {
    let unit = "a\u{301}\u{302}\u{303}"
    for mark in ["M", "MM", "MMM", "MMMM"] {
      let left = excerpt(repeated(unit, 200), mark, "")
      #expect(left.text.hasPrefix("…") && left.text.hasSuffix(unit + mark))
      let right = excerpt("", mark, repeated(unit, 200))
      #expect(right.text.hasPrefix(mark + unit) && right.text.hasSuffix("…"))
      #expect(!(left.text + right.text).unicodeScalars.contains("\u{FFFD}"))
    }
  }

  @Test func marksWithoutEndDoNotFillTheScreen() {
    let excerpt = excerpt("a" + repeated("\u{301}", 10_000), "b", "c" + repeated("\u{301}", 10_000))
    #expect(excerpt.text.utf8.count < 1000)
    #expect(excerpt.markWidth == 1)
  }
}
