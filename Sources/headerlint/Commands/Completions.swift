import ArgumentParser
import Rules

/// What shells complete that only the rules know; they ask the tool itself.
extension CompletionKind {
  static let profiles = CompletionKind.custom { _, _, _ in book?.profiles ?? [] }

  static let rule = CompletionKind.custom { _, _, _ in ids }

  /// The last of several that commas part.
  static let rules = CompletionKind.custom { _, _, word in
    let known = word.lastIndex(of: ",").map { word[...$0] } ?? ""
    return (ids + (book?.profiles ?? [])).map { known + $0 }
  }

  /// `RULE=SEVERITY`
  static let severityOfRule = CompletionKind.custom { _, _, word in
    guard let equals = word.lastIndex(of: "=") else { return ids }
    return (Severity.allCases.map(\.rawValue) + ["off"]).map { word[...equals] + $0 }
  }

  private static var book: RuleBook? { try? RuleBook() }

  private static var ids: [String] { book?.guidelines.flatMap(\.rules).map(\.id) ?? [] }
}
