import OpenAPI
import Testing

@Suite struct VersionTests {
  @Test(arguments: [
    ("2.0", OpenAPIVersion.v2_0), ("3.0.4", .v3_0), ("3.1.0", .v3_1), ("3.2.0-rc1", .v3_2),
  ])
  func knownVersions(declared: String, version: OpenAPIVersion) {
    #expect(OpenAPIVersion(declared: declared) == version)
  }

  @Test(arguments: ["1.2", "3", "4.0.0", "", "3.3.0"])
  func unknownVersions(declared: String) {
    #expect(OpenAPIVersion(declared: declared) == nil)
  }
}
