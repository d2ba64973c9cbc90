/// What a generator makes of the checkout as it stands now.
package struct GeneratedFiles {
  /// By path, relative to the root of the checkout.
  package var texts: [String: String] = [:]
  /// Files that an earlier run made and that nothing asks for any more.
  package var outlived: [String] = []

  package init(_ texts: [String: String] = [:], outlived: [String] = []) {
    self.texts = texts
    self.outlived = outlived
  }
}

/// The generators, in an order in which none needs what a later one makes.
package enum Generator: String, CaseIterable, Sendable {
  /// The form in which a release carries the rules.
  case compile
  /// The expected findings of the fixtures, and what README.md shows of the tool.
  case accept
  /// The page of each rule, and their index.
  case pages
  /// The page about the language of rule files.
  case language

  package func files() throws -> GeneratedFiles {
    switch self {
    case .compile: try CompiledRules.files()
    case .accept: try AcceptedFindings.files().merging(Readme.files())
    case .pages: try RulePages.files()
    case .language: try LanguagePage.files()
    }
  }
}

extension GeneratedFiles {
  func merging(_ other: GeneratedFiles) -> GeneratedFiles {
    GeneratedFiles(
      texts.merging(other.texts) { own, _ in own }, outlived: outlived + other.outlived)
  }
}
