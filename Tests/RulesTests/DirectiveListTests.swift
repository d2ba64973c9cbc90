import Testing

@testable import Rules

/// Lists of directives, and how they are mended.
@Suite struct DirectiveListTests {
  @Test(arguments: [
    ("private, max-age=300", ["private", "max-age=300"]), (" a ,\tb=\"c, d\" ", ["a", "b=\"c, d\""]),
    ("a, , b", nil), ("max-age 300", nil), ("a=", nil), ("", nil), ("a=b c", nil),
  ])
  func elements(text: String, expected: [String]?) {
    #expect(DirectiveList(text)?.elements == expected)
  }

  @Test(arguments: [
    ("a, c=1", "b, a, c=1"), ("B, c=1", nil), ("b=\"x\"", nil),
  ])
  func oneOfWhichMustBeThere(text: String, expected: String?) throws {
    let demand = DirectiveDemand.elements(any: ["b"], none: [], addition: "b")
    try expect(demand, text, expected)
  }

  @Test(arguments: [("a", "a, c"), ("A, c", nil), ("d", nil)])
  func oneOfSeveral(text: String, expected: String?) throws {
    try expect(.elements(any: ["c", "d"], none: [], addition: "c"), text, expected)
  }

  @Test(arguments: [("a, B", "a"), ("a", nil)])
  func whatMustNotBeThere(text: String, expected: String?) throws {
    try expect(.elements(any: [], none: ["b"], addition: nil), text, expected)
  }

  @Test(arguments: [
    ("m=5", "m=60"), ("a, M=99, b", "a, M=90, b"), ("m=70", nil), ("m=5, s=70", nil),
    ("s=5, m=9", "s=60, m=9"),
    ("a", "a, m=80"), ("m=soon", nil), ("m=\"5\"", "m=60"),
  ])
  func numbersInARange(text: String, expected: String?) throws {
    try expect(.range(of: ["s", "m"], 60...90, otherwise: 80), text, expected)
  }

  /// - Parameter expected: the list as it is mended; nil where the demand is met.
  private func expect(_ demand: DirectiveDemand, _ text: String, _ expected: String?) throws {
    let list = try #require(DirectiveList(text))
    #expect(demand.isMet(by: list) == (expected == nil))
    #expect(demand.mending(list).text == expected ?? list.text)
  }
}
