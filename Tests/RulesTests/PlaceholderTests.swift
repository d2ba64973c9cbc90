import Testing

@testable import Rules

@Suite struct PlaceholderTests {
  @Test(arguments: [
    "{{name}}", "{{ name }}", "{{$guid}}", "{name}", "{tenant-id}", "${NAME}", "${env.NAME}", "$range",
    "<date>",
    "<your token>", "%s", "xxx", "XXXXXXXX-XXXX", "…", "abc…", "Bearer <token>", "W/\"{{etag}}\"",
    "/orders/{id}", "{ {name}", "<{name>", "{1}{name}",
  ])
  func aNameInBracketsStandsForAValue(text: String) { #expect(Placeholder.isIn(text)) }

  @Test(arguments: [
    "", "name", "{}", "{\"a\": 1}", "{1,3}", "<https://example.com/orders?page=2>; rel=next", "</a>", "$1",
    "100%", "%20",
    "xx", "max", "exxxon", "a > b", "<", "{a", "1..2", "{{{{", "{a{", "<{>",
  ])
  func otherTextsAreValues(text: String) { #expect(!Placeholder.isIn(text)) }
}
