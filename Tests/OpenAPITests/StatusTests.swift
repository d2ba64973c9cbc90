import OpenAPI
import Testing

/// Keys of responses.
@Suite struct StatusTests {
  @Test(
    arguments: [
      ("200", Status.code(200)), ("099", .code(99)), ("4XX", .range(4)), ("4xx", .range(4)),
      ("default", .default),
      ("Default", .unknown), ("4Xx", .unknown), ("40X", .unknown), ("2000", .unknown), ("", .unknown),
      ("x-a", .unknown),
      ("٤٠٤", .unknown),
    ])
  func asTheyAreWritten(text: String, status: Status) {
    #expect(Status(text) == status)
  }

  @Test func whatFitsAStatusOrARangeAndWhatOnlyMayBeOne() {
    #expect(
      Status.code(404).fits(.code(404)) && Status.code(404).fits(.range(4)) && Status.range(4).fits(.range(4))
    )
    #expect(
      !Status.range(4).fits(.code(404)) && !Status.default.fits(.code(404))
        && !Status.code(204).fits(.range(4)))
    #expect(
      Status.range(4).mayBe(.code(404)) && Status.default.mayBe(.code(404)) && Status.default.mayBe(.success))
    #expect(Status.default.fits(.default) && !Status.code(200).fits(.default))
    #expect(!Status.range(5).mayBe(.code(404)) && !Status.unknown.mayBe(.unknown))
  }
}
