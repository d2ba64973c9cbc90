import TestSupport

/// What is said of the bad document of each fixture, and of the documents of generators.
enum AcceptedFindings {
  static func files() throws -> GeneratedFiles {
    var texts: [String: String] = [:]
    for fixture in Fixture.all {
      texts["fixtures/\(fixture.path)/bad.expected"] =
        try fixture.findings().map { $0.expectedLine + "\n" }.joined()
    }
    for document in GeneratedDocument.all {
      texts["fixtures/generators/\(document.name).expected"] =
        try document.findings().map { $0.expectedLine + "\n" }.joined()
    }
    return GeneratedFiles(texts)
  }
}
