import HTTPFields
import OpenAPI
import Syntax

/// Everything under rules/: the guidelines, the field catalogue and the published models.
package struct RuleBook: Sendable {
  package let guidelines: [Guideline]
  package let catalogue: FieldCatalogue
  package let models: PublishedModels
  /// The guideline used by default.
  package let defaultProfile: String

  /// Reads the embedded rules: the files themselves in debug builds, the compiled form in release builds.
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
      guidelines.append(try Guideline(try files.root(name), isCompiled: files.form == .compiled))
    }
    self.guidelines = guidelines
    guard let standard = guidelines.first(where: \.isDefault) else {
      throw RuleFileError("no guideline has 'default: true'", at: try files.root(RuleFiles.guidelines[0]))
    }
    defaultProfile = standard.name
    catalogue = try FieldsFile.catalogue(try files.root("fields"), isProven: files.form == .compiled)
    models = PublishedModels(try files.root("models"))
  }

  /// The values of `--profile`: every guideline but the tool's own.
  package var profiles: [String] { guidelines.map(\.name).filter { $0 != Self.toolName } }

  /// The guideline of the tool's own findings.
  package static let toolName = "headerlint"

  /// A guideline with those it extends, and the tool's own.
  /// - Returns: nil if there is no guideline with that name.
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
