import Testing

@testable import Rules

/// The preferences in a field value or a description.
@Suite struct PreferenceTextTests {
  @Test(arguments: [
    ("respond-async", ["respond-async"]), ("Respond-Async , wait=10", ["respond-async", "wait=10"]),
    ("return=minimal; a=b, wait = 5", ["return=minimal", "wait=5"]), ("wait=<seconds>", ["wait"]),
    ("return=<minimal|representation>", ["return=minimal", "return=representation"]),
    ("handling=strict|lenient", ["handling=strict", "handling=lenient"]),
    ("x=\"a, b\", safe", ["x=a, b", "safe"]), ("", []), (", ,", []), ("two words", []), ("=a", []),
  ])
  func values(value: String, expected: [String]) {
    #expect(PreferenceText.all(ofValue: value).map(\.text) == expected)
  }

  @Test(arguments: [
    ("* **respond-async** soon", ["respond-async"]), ("- **`return=minimal`**: little", ["return=minimal"]),
    ("1. __wait:__ a while", ["wait"]),
    ("  + **handling=<strict|lenient>**", ["handling=strict", "handling=lenient"]),
    ("* **Note** that", []), ("**wait** at the start of a line", []), ("* a **wait** inside", []),
    ("* **two words**", []), ("* **unclosed", []), ("-**wait**", []), ("* wait", []), ("", []),
    ("first\r\n* **wait**\r\n* **safe**", ["wait", "safe"]),
  ])
  func descriptions(text: String, expected: [String]) {
    #expect(PreferenceText.all(ofDescription: text).map(\.text) == expected)
  }
}
