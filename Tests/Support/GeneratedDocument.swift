import Foundation
import Linting

/// A document under fixtures/generators/ of the shape that a generator gives it, and the one that comes out when the
/// application is written as README.md says.
package struct GeneratedDocument: CustomStringConvertible, Sendable {
  /// The generator.
  package let name: String

  package var description: String { name }

  private static let folder = Repository.file("fixtures/generators")

  package static let all: [GeneratedDocument] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".json") && !$0.hasSuffix(".good.json") }
    .map { GeneratedDocument(name: String($0.dropLast(".json".count))) }.sorted { $0.name < $1.name }

  package func url(_ ending: String) -> URL { Self.folder.appending(path: name + ending) }

  /// What the standards say of it, and the guideline of its names.
  /// - Parameter ending: of the file.
  package func findings(_ ending: String = ".json") throws -> [Finding] {
    let selection = RuleSelection(profile: "zalando", select: ["http", "openapi", "zalando/name-case"])
    return try lint([UInt8](Data(contentsOf: url(ending))), named: name + ending, selection)
  }
}
