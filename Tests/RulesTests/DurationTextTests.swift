import Testing

@testable import Rules

@Suite struct DurationTextTests {
  @Test(arguments: [
    "30m", "30 min", "valid 24-h", "1.5h", "PT30M", "P1DT12H", "p7d", "for 7 d", "10000ms", "2 wks",
    "36 months",
  ])
  func aNumberWithItsUnitIsAStretchOfTime(text: String) { #expect(DurationText.isIn(text)) }

  @Test(arguments: [
    "", "P2P", "PT", "p", "m", "s", "the customer's key", "36 characters", "UUID v4", "h2", "ed25519", "30",
  ])
  func otherTextsAreNone(text: String) { #expect(!DurationText.isIn(text)) }
}
