import Syntax

/// The files under rules/ that a run needs, in one of two forms.
package struct RuleFiles {
  package enum Form: Sendable {
    /// As they are written, in YAML.
    case files
    /// All of them in one JSON object, by name: read in a tenth of the time. It is made from the files, and the tests hold
    /// it against them; `UPDATE_FIXTURES=1 swift test` makes it anew.
    case compiled
  }

  /// In the order of the compiled form.
  package static let names = ["headerlint", "openapi", "http", "zalando", "fields", "models"]

  private let compiled: SyntaxTree?

  package init(_ form: Form) throws(RuleFileError) {
    compiled = form == .compiled ? try Self.tree("compiled.json") : nil
  }

  /// What stands in a file.
  /// - Parameter name: without its ending, e.g. `zalando`.
  package func root(_ name: String) throws(RuleFileError) -> Node {
    guard let compiled else { return try Self.tree(name + ".yaml").root }
    guard let node = compiled.root.value(ofKey: name) else {
      throw RuleFileError("the compiled rules lack '\(name)'", at: compiled.root)
    }
    return node
  }

  private static func tree(_ name: String) throws(RuleFileError) -> SyntaxTree {
    let source = EmbeddedFiles.source(name) ?? SourceFile(path: "rules/" + name, bytes: [])
    do throws(UnreadableFile) {
      return try SyntaxTree.read(source)
    } catch {
      throw RuleFileError(error.error.message, at: Place(source: source, range: error.error.range))
    }
  }
}
