import Testing

@testable import Rules

/// Regular expressions that are one repeated class of characters.
@Suite struct SimplePatternTests {
  @Test(arguments: [
    ("^[a-z]+$", nil), ("[a-z]*", nil), ("^[a-z]{8,}$", nil), ("^.{1,64}$", 64), ("^(?:[a-z]{3})$", 3),
    ("^([a-z]{0,5})$", 5), ("^\\w$", 1), ("^[a-z]?$", 1), ("\\S+?", nil),
  ])
  func repetitions(pattern: String, maximum: Int?) throws {
    #expect(try #require(SimplePattern(pattern)).maximum == maximum)
  }

  @Test(arguments: [
    "", "^$", "abc", "^[a-z]+-[a-z]+$", "^(a|b)$", "[a-z", "^[a-z]{a}$", "^[a-z]{1,2,3}$", "\\", "[\\p{L}]+",
    "\\b+", "^[a-z]{}$", "(?=a)[a-z]+",
  ])
  func otherExpressions(pattern: String) {
    #expect(SimplePattern(pattern) == nil)
  }

  @Test(arguments: [
    ("[a-c]+", "abc", "dA-"), ("[^a-c]+", "dA-", "abc"), ("[a\\-c]+", "a-c", "b"), ("[-a]+", "-a", "b"),
    ("[a-]+", "-a", "b"), ("\\w+", "aZ0_", "-/"), ("[\\d.]+", "09.", "a"), ("\\S+", "a/~", " "),
    // Taken from the guideline as it stands, where the last three are no range.
    ("[a-zA-Z0-9/+_-=]+", "aZ09/+_-=", ".:"), ("[\\]]+", "]", "["),
  ])
  func characters(pattern: String, allowed: String, refused: String) throws {
    let characters = try #require(SimplePattern(pattern)).characters
    for scalar in allowed.unicodeScalars {
      let isIn = characters.contains(scalar)
      #expect(isIn, "\(scalar)")
    }
    for scalar in refused.unicodeScalars {
      let isIn = characters.contains(scalar)
      #expect(!isIn, "\(scalar)")
    }
  }
}
