import Foundation
import TestSupport

/// What is said of the bad document of each fixture, what the fixes make of it, and what is said of the documents of
/// generators.
enum AcceptedFindings {
  static func files() throws -> GeneratedFiles {
    var files = GeneratedFiles()
    for fixture in Fixture.all {
      files.texts["fixtures/\(fixture.path)/bad.expected"] =
        try fixture.findings().map { $0.expectedLine + "\n" }.joined()
      let fixed = "fixtures/\(fixture.path)/\(Fixture.fixedName)"
      if let bytes = try fixture.fixed() {
        files.texts[fixed] = String(decoding: bytes, as: UTF8.self)
      } else if FileManager.default.fileExists(atPath: fixture.file(Fixture.fixedName).path) {
        files.outlived.append(fixed)
      }
    }
    for document in GeneratedDocument.all {
      files.texts["fixtures/generators/\(document.name).expected"] =
        try document.findings().map { $0.expectedLine + "\n" }.joined()
    }
    return files
  }
}
