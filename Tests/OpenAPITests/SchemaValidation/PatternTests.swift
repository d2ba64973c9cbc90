import Testing

@testable import OpenAPI

/// ECMA-262 expressions applied to texts.
@Suite struct PatternTests {
  @Test(arguments: [
    ("", ["", "a"], []), ("b", ["abc"], ["a"]), ("^b$", ["b"], ["ab", "bc", "b\n"]),
    ("^a|b$", ["ax", "xb"], ["xa", "bx"]), ("^(a|b|)c$", ["ac", "bc", "c"], ["abc"]),
    ("^a*$", ["", "aaa"], ["b"]), ("^a+?$", ["a", "aa"], [""]), ("^a?b$", ["b", "ab"], ["aab"]),
    ("^a{2}$", ["aa"], ["a", "aaa"]), ("^a{2,}$", ["aa", "aaaa"], ["a"]),
    ("^a{1,2}$", ["a", "aa"], ["aaa", ""]),
    ("^a{0}$", [""], ["a"]), ("^(ab){2}$", ["abab"], ["ab"]), ("^a{$", ["a{"], ["a"]),
    ("^a{,2}$", ["a{,2}"], ["aa"]),
    ("^(a*)*$", ["", "aaa"], ["b"]), ("^(a|aa)+$", ["aaaaa"], ["aab"]), ("^(?:a)(?<n>b)$", ["ab"], ["a"]),
    ("^[a-c]$", ["b"], ["d", "-"]), ("^[^a-c]$", ["d", "é", "\n"], ["a"]), ("^[a-]$", ["a", "-"], ["b"]),
    ("^[-a]$", ["a", "-"], ["b"]), ("^[_-=]$", ["_", "-", "="], ["a", ">"]),
    ("^[\\]\\-]$", ["]", "-"], ["\\"]), ("^[\\w-]+$", ["a-1_"], ["é", "."]),
    ("^[\\D]$", ["a"], ["1"]), ("^[^\\D]$", ["1"], ["a"]), ("^[\\s\\S]$", ["a", "\n"], [""]),
    ("[]", [], ["a", ""]),
    ("^[^]$", ["a", "\n"], [""]), ("^.$", ["a", "é", "😀"], ["\n", "", "ab"]),
    ("^\\d\\w\\s$", ["1a "], ["a1 "]),
    ("^\\D\\W\\S$", ["a-b"], ["1-b"]), ("^\\.\\/\\\\$", ["./\\"], ["a/\\"]),
    ("^\\x41\\u0042\\u{43}$", ["ABC"], ["AB"]),
    ("^\\uD83D\\uDE00$", ["😀"], ["?"]), ("^\\p{L}\\P{Nd}$", ["éx"], ["é1", "1x"]),
    ("^\\p{Lu}$", ["A"], ["a"]),
    ("\\bab\\b", ["x ab", "ab"], ["xab", "ab1"]), ("a\\Bb", ["ab"], ["a b"]), ("^\\t\\n$", ["\t\n"], ["tn"]),
    ("^}]$", ["}]"], ["]"]), ("a^b", [], ["ab", "a^b"]),
  ])
  func matching(text: String, fitting: [String], others: [String]) throws {
    for other in fitting { #expect(try matches(text, other) == true, "\(other)") }
    for other in others { #expect(try matches(text, other) == false, "\(other)") }
  }

  private func matches(_ pattern: String, _ text: String, steps: Int = 1_000_000) throws -> Bool? {
    var steps = steps
    return try #require(Pattern(pattern)).matches(text, steps: &steps)
  }

  @Test(arguments: [
    ("b", ["b"], ["abc", ""]), ("a|b", ["a", "b"], ["ab", "ax"]), ("^a|b$", ["a", "b"], ["ax", "xb"]),
    ("[a-c]*", ["", "abc"], ["abd"]), ("", [""], ["a"]),
  ])
  func matchingWholeTexts(text: String, fitting: [String], others: [String]) throws {
    let pattern = try #require(Pattern(text, ofWhole: true))
    for other in fitting { #expect(pattern.matches(other) == true, "\(other)") }
    for other in others { #expect(pattern.matches(other) == false, "\(other)") }
  }

  @Test(
    arguments: [
      "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(a)\\1", "\\k<n>", "(?i)a", "a++", "a*+", "[[:alpha:]]",
      "[a-z&&[^b]]",
      "\\Aa\\z", "\\p{Alpha}", "\\p{Script=Greek}", "\\h", "/^a$/", "(", ")", "(a", "[a", "*", "a**",
      "a{2,1}", "\\",
      "[\\w-a]", "\\u12", "\\x1", "\\uD83D", "\\01", "^*",
    ])
  func whatOtherDialectsHaveWhatNeedsGoingBackAndWhatIsBroken(text: String) {
    #expect(Pattern(text) == nil)
  }

  @Test func longExpressionsAreNotUnderstood() throws {
    #expect(Pattern("((a{1000}){1000}){1000}") == nil)
    #expect(Pattern("((){999999999}){999999999}") == nil)
    #expect(Pattern("a{99999999999999999999}") == nil)
    #expect(Pattern(String(repeating: "(", count: 100_000)) == nil)
    #expect(try matches("^[\\s\\S]{1,2048}$", "a") == true)
  }

  /// With backtracking this would take practically forever.
  @Test func nothingIsTriedTwice() throws {
    let text = String(repeating: "a", count: 2000)
    #expect(try matches("^(a|a)*(a|a)*(a|a)*$", text + "b") == false)
    #expect(try matches("^(a|a)*(a|a)*(a|a)*$", text) == true)
    #expect(try matches("^(a|a)*(a|a)*(a|a)*$", text, steps: 1000) == nil)
  }
}
