import Syntax

/// The files under rules/ that a run needs, in one of two forms.
package struct RuleFiles: Sendable {
  package enum Form: Sendable {
    /// As written, in YAML.
    case files
    /// All of them in one JSON object, by name, as the binary carries them, without what few runs need: the texts of rules
    /// for people. `headerlint-dev compile` makes it from the files, in which it finds all mistakes.
    case compiled
  }

  /// The files of rules, each after those that it extends.
  package static let guidelines = ["headerlint", "openapi", "http", "zalando"]
  /// In the order of the compiled form.
  package static let names = guidelines + ["fields", "models"]

  /// In the order of `names`; a single one in the compiled form.
  private let trees: [SyntaxTree]
  let form: Form

  /// - Parameter source: gives a file by its name under rules/, e.g. `zalando.yaml`; by default what the binary carries.
  package init(
    _ form: Form, from source: (String) -> SourceFile? = EmbeddedFiles.source
  ) throws(RuleFileError) {
    self.form = form
    var trees: [SyntaxTree] = []
    for file in form == .compiled ? ["compiled.json"] : Self.names.map({ $0 + ".yaml" }) {
      trees.append(try Self.tree(source(file) ?? SourceFile(path: "rules/" + file, bytes: [])))
    }
    self.trees = trees
  }

  /// The content of a file; valid while these files are kept.
  /// - Parameter name: without the extension, e.g. `zalando`.
  package func root(_ name: String) throws(RuleFileError) -> Node {
    if form == .files { return trees[Self.names.firstIndex(of: name)!].root }
    let compiled = trees[0]
    guard let node = compiled.root.value(ofKey: name) else {
      throw RuleFileError("the compiled rules lack '\(name)'", at: compiled.root)
    }
    return node
  }

  /// What is in one of the files.
  package static func tree(_ source: SourceFile) throws(RuleFileError) -> SyntaxTree {
    do throws(UnreadableFile) {
      return try SyntaxTree.read(source)
    } catch {
      throw RuleFileError(error.error.message, at: Place(source: source, range: error.error.range))
    }
  }
}
