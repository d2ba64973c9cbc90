import Rules
import Testing

@Suite struct RuleBookTests {
  /// A mistake in a rule file says where it is.
  @Test func everyEntryIsValid() throws {
    let book = try RuleBook()
    #expect(book.profiles == ["openapi", "http", "zalando"])
  }
}
