import HTTPFields
import OpenAPI
import Syntax

/// Everything under rules/: the guidelines, the field catalogue and the published models.
package struct RuleBook: Sendable {
  package let guidelines: [Guideline]
  package let catalogue: FieldCatalogue
  package let models: PublishedModels

  /// Reads the files that the binary carries.
  /// - Throws: a mistake in one of them, which the tests would have found.
  package init() throws(RuleFileError) {
    var guidelines: [Guideline] = []
    for name in ["headerlint", "openapi", "http", "zalando"] {
      guidelines.append(try Guideline(try Self.tree(name)))
    }
    self.guidelines = guidelines
    catalogue = try FieldsFile.catalogue(try Self.tree("fields"))
    models = PublishedModels(try Self.tree("models"))
  }

  private static func tree(_ name: String) throws(RuleFileError) -> SyntaxTree {
    let source = EmbeddedFiles.source(name + ".yaml") ?? SourceFile(path: "rules/\(name).yaml", bytes: [])
    do throws(UnreadableFile) {
      return try SyntaxTree.read(source)
    } catch {
      throw RuleFileError(error.error.message, at: Place(source: source, range: error.error.range))
    }
  }

  /// The names that `--profile` takes: every guideline but the tool's own.
  package var profiles: [String] { guidelines.map(\.name).filter { $0 != Self.toolName } }

  /// The guideline of the tool's own findings.
  package static let toolName = "headerlint"

  /// A guideline with those that it extends, and the tool's own.
  /// - Returns: nil where no guideline has that name.
  package func profile(_ name: String) -> [Guideline]? {
    guard profiles.contains(name) else { return nil }
    var chosen: Set<String> = [Self.toolName]
    var pending = [name]
    while let next = pending.popLast() {
      guard chosen.insert(next).inserted, let guideline = guidelines.first(where: { $0.name == next }) else {
        continue
      }
      pending += guideline.extends
    }
    return guidelines.filter { chosen.contains($0.name) }
  }
}
