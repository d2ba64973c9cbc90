import Testing

@testable import OpenAPI

@Suite struct PatternFactsTests {
  @Test(arguments: ["(", ")", "(a", "a)", "[a", "*", "a|*", "(+)", "\\", "^(north|south$"])
  func brokenInEveryDialect(pattern: String) {
    #expect(PatternFacts.fault(in: pattern) != nil)
  }

  /// ECMA-262 has none of some of these, but another language does.
  @Test(arguments: [
    "", "a", "[]", "[^]]", "[(]", "[[:alpha:]]", "(?i)a", "(?P<n>a)", "(?<=a)b", "a++", "a*?", "\\(", "[\\]]",
    "/^a$/",
    "{", "a{2", "]", "}", "^*", "\\Q(\\E", "(?:a)", "(|a)", "a||b",
  ])
  func perhapsAnExpression(pattern: String) {
    #expect(PatternFacts.fault(in: pattern) == nil)
  }

  @Test func lengths() throws {
    func lengths(_ pattern: String) throws -> String {
      let lengths = try #require(PatternFacts.lengths(of: pattern))
      return "\(lengths.least) \(lengths.most.map(String.init) ?? "-")"
    }
    #expect(try lengths("^[a-f0-9]{32}$") == "32 32")
    #expect(try lengths("[a-f0-9]{32}") == "32 -")
    #expect(try lengths("^(ab|c)?d{2,}$") == "2 -")
    #expect(try lengths("^(ab|c)?d{2,3}$") == "2 5")
    #expect(try lengths("^a|b{3}$") == "1 -")
    #expect(PatternFacts.lengths(of: "(?=a)") == nil)
  }
}
