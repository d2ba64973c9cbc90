import Testing

@testable import Rules

/// Which words a description mentions, and which it only negates.
@Suite struct MentionTests {
  private func word(_ text: String) -> String? {
    Wording.mentioned(["epoch", "unix", "unix time"], in: text)
  }

  @Test(arguments: [
    "UTC epoch seconds", "Epoch", "The reset (in Unix seconds).",
    "Not the limit. The reset as a unix timestamp.",
    "The remaining window before the limit resets, in UTC epoch\nseconds", "since-epoch",
    "when it resets, e.g. in epoch ms", "Unix time in seconds (not milliseconds) when the window ends",
    "Unix time at which the window ends, not relative seconds",
    "Seconds (not milliseconds) since the Unix epoch",
    "When no requests remain, the epoch second of the reset",
  ])
  func says(text: String) { #expect(word(text) != nil) }

  @Test(arguments: [
    "", "seconds to wait", "epochal", "Seconds, not epoch seconds.",
    "Unlike GitHub's, which is epoch seconds",
    "Isn't a Unix timestamp", "Seconds until the unix timestamp of the next window",
    "Seconds to wait, not a date, timestamp or Unix epoch", "Relative, i.e. not (as in GitHub) epoch seconds",
    "Neither a date nor epoch seconds.", "Relative seconds as opposed to epoch seconds",
    "Never e.g. epoch seconds", "Unix timestamps are not supported", "This is no epoch second",
    "Relative seconds; this is different from\nthe epoch seconds of others.",
  ])
  func denies(text: String) { #expect(word(text) == nil) }

  @Test func theFirstWordOfTheListIsNamed() { #expect(word("unix epoch") == "epoch") }
}
