import Foundation
import TestSupport
import Testing

/// The pages under rules/docs/.
struct RulePageTests {
  /// Links from page to page, and to files of the repository.
  @Test func linksLeadSomewhere() throws {
    let folder = Repository.file("rules/docs")
    let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    for path in paths where path.hasSuffix(".md") {
      let file = folder.appending(path: path)
      for link in try String(contentsOf: file, encoding: .utf8).matches(of: /\]\(([^)#:]+)(#[^)]*)?\)/) {
        let target = file.deletingLastPathComponent().appending(path: String(link.output.1))
        #expect(FileManager.default.fileExists(atPath: target.standardized.path), "\(path): \(link.output.1)")
      }
    }
  }
}
