import HTTPFields
import OpenAPI
import Syntax

/// Everything under rules/: the guidelines, the field catalogue and the published models.
package struct RuleBook: Sendable {
  package let guidelines: [Guideline]
  package let catalogue: FieldCatalogue
  package let models: PublishedModels
  /// The guideline that a run goes by where nobody names another.
  package let defaultProfile: String

  /// Reads what the binary carries: the files themselves while one works on them, the form that a run reads soonest
  /// where it is built for use.
  /// - Throws: a mistake in a file, which the tests would have found.
  package init() throws(RuleFileError) {
    #if DEBUG
      try self.init(.files)
    #else
      try self.init(.compiled)
    #endif
  }

  package init(_ form: RuleFiles.Form) throws(RuleFileError) { try self.init(RuleFiles(form)) }

  package init(_ files: RuleFiles) throws(RuleFileError) {
    defer { withExtendedLifetime(files) {} }
    var guidelines: [Guideline] = []
    for name in RuleFiles.guidelines {
      guidelines.append(try Guideline(try files.root(name)))
    }
    self.guidelines = guidelines
    guard let standard = guidelines.first(where: \.isDefault) else {
      throw RuleFileError("no guideline says 'default: true'", at: try files.root(RuleFiles.guidelines[0]))
    }
    defaultProfile = standard.name
    catalogue = try FieldsFile.catalogue(try files.root("fields"))
    models = PublishedModels(try files.root("models"))
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
