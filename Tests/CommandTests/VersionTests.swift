import Testing

@testable import headerlint

@Suite struct VersionTests {
  @Test func theVersionIsThreeNumbers() {
    #expect(ToolVersion.current.split(separator: ".").count == 3)
  }
}
