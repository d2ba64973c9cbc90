import TestSupport

/// What is said of the bad document of each fixture.
enum AcceptedFindings {
  static func files() throws -> GeneratedFiles {
    var texts: [String: String] = [:]
    for fixture in Fixture.all {
      texts["fixtures/\(fixture.path)/bad.expected"] =
        try fixture.findings().map { $0.expectedLine + "\n" }.joined()
    }
    return GeneratedFiles(texts)
  }
}
