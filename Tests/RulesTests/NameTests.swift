import HTTPFields
import TestSupport
import Testing

@testable import Rules

/// Names that resemble others.
@Suite struct NameTests {
  @Test(arguments: [
    ("Content-Lenght", "Content-Length"), ("content-typ", "Content-Type"),
    ("Content-Encodng", "Content-Encoding"),
    ("Content-Kind", nil), ("Content-Hash", nil), ("Content-", nil),
  ])
  func nearestOfAFamily(name: String, expected: String?) throws {
    let names = try RuleBook.shipped.get().catalogue.all.filter(\.isRegistered).map(\.name)
    let family = NameFamily("Content-*")
    #expect(family.nearest(to: name, among: family.members(among: names)) == expected)
  }

  @Test(arguments: [
    ("Keys expire soon.", true), ("EXPIRES", true), ("after 24h", true), ("unexpired", false), ("", false),
    ("24 hours", true), ("daylight", false),
  ])
  func wordsOfATextWhereverTheyEnd(text: String, expected: Bool) {
    #expect(WordList(["expir*", "24h", "hour*", "day"]).isIn(text) == expected)
  }
}
