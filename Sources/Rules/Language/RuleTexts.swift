import Syntax

/// What a rule says to people, beside its messages. Few runs show any of it, so it is read where it is asked for.
package enum RuleTexts: Sendable {
  case given(title: String, why: String, write: String?, advice: String?, ignores: [String])
  /// - Parameter tree: keeps the entry valid.
  case entry(Node, tree: SyntaxTree)
  /// What the binary carries, apart from the rest of the rule's entry.
  case carried(rule: String)

  init(_ entry: Node) {
    self = .entry(entry, tree: entry.tree)
  }

  /// The keys of an entry with such texts.
  package static let keys = ["title", "why", "write", "advice", "ignores"]

  private static let carriedTexts = EmbeddedFiles.source("texts.json").flatMap { try? SyntaxTree.read($0) }

  private var entry: Node? {
    switch self {
    case .given: nil
    case .entry(let entry, _): entry
    case .carried(let rule): Self.carriedTexts?.root.value(ofKey: rule)
    }
  }

  var title: String {
    switch self {
    case .given(let title, _, _, _, _): title
    default: entry?["title"]?.text ?? ""
    }
  }

  var why: String {
    switch self {
    case .given(_, let why, _, _, _): why
    default: Self.trimmed(entry?["why"]) ?? ""
    }
  }

  var write: String? {
    switch self {
    case .given(_, _, let write, _, _): write
    default: Self.trimmed(entry?["write"])
    }
  }

  var advice: String? {
    switch self {
    case .given(_, _, _, let advice, _): advice
    default: Self.trimmed(entry?["advice"])
    }
  }

  var ignores: [String] {
    switch self {
    case .given(_, _, _, _, let ignores): ignores
    default:
      entry?["ignores"].map { list in list.text.map { [$0] } ?? list.elements.compactMap(\.text) } ?? []
    }
  }

  /// Without the trailing line break of a block scalar.
  private static func trimmed(_ node: Node?) -> String? {
    guard let text = node?.text else { return nil }
    return text.utf8.lastIndex { $0 > 0x20 }.map { String(text[...$0]) } ?? ""
  }
}
