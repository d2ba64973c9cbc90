import Testing

@testable import Rules

/// What messages quote of long texts.
@Suite struct LengthTests {
  private let long = String(repeating: "é", count: 300)

  @Test func aTextIsCutBetweenCodePoints() {
    #expect(Wording.shortened("ééé", to: 3) == "ééé")
    #expect(Wording.shortened("éééé", to: 3) == "ééé…")
    #expect(Wording.shortened("", to: 3) == "")
    #expect(Wording.shortened("abc", to: 3) == "abc")
  }

  @Test func aNameIsShorterThanOtherArguments() {
    let arguments: Arguments = ["header": long, "advice": "write '\(long)', or '\(long)'", "missing": "ETag"]
    #expect(arguments.shown("header") == long.prefix(100) + "…")
    #expect(arguments.shown("advice") == "write '\(long.prefix(199))…', or '\(long.prefix(199))…'")
    #expect(arguments.shown("missing") == "ETag")
    #expect(arguments.shown("value") == "")
    #expect(arguments["header"] == long)
    #expect((["found": "a " + String(repeating: "b ", count: 300)] as Arguments).shown("found").count == 501)
  }
}
