import Testing

@testable import OpenAPI

/// Whole numbers of any size are compared exactly.
@Suite struct WholeNumberTests {
  @Test func order() {
    let sorted = [
      "-99999999999999999999", "-9223372036854775809", "-9223372036854775808", "-1", "0", "1",
      "9007199254740992",
      "9007199254740993", "9223372036854775807", "9223372036854775808", "99999999999999999999",
    ]
    for (index, text) in sorted.enumerated() {
      for (other, text2) in sorted.enumerated() {
        #expect((SchemaNumber(text) < SchemaNumber(text2)) == (index < other), "\(text) \(text2)")
        #expect((SchemaNumber(text) == SchemaNumber(text2)) == (index == other), "\(text) \(text2)")
      }
    }
  }

  @Test func otherSpellings() {
    #expect(SchemaNumber("0x10") == SchemaNumber("16"))
    #expect(SchemaNumber("+007") == SchemaNumber("7"))
    #expect(SchemaNumber("-0") == SchemaNumber("0"))
    #expect(SchemaNumber("1e3") == SchemaNumber("1000"))
    #expect(SchemaNumber("99999999999999999999").isWhole)
  }

  @Test(arguments: [
    ("100000000000000000000", "10", true), ("100000000000000000001", "10", false), ("-9", "-3", true),
  ])
  func multiples(number: String, divisor: String, isMultiple: Bool) {
    #expect(SchemaNumber(number).isMultiple(of: SchemaNumber(divisor)) == isMultiple)
  }
}
