import Syntax
import Text

/// The texts of comments with directives. The last one is kept, because a comment may have thousands of words, and each
/// is a directive.
struct DirectiveTexts {
  private var last: (source: SourceFile, start: Int, words: Words?)?

  /// A text with its words at hand.
  struct Words {
    let text: DirectiveText
    /// The positions of the words for rules, by the byte offsets where they start.
    private let positions: [Int: Int]
    private let names: Set<String>

    fileprivate init(_ text: DirectiveText) {
      self.text = text
      positions = Dictionary(
        text.rules.enumerated().map { ($1.range.lowerBound, $0) }, uniquingKeysWith: { first, _ in first })
      names = Set(text.rules.map(\.text))
    }

    /// The position of the word at some bytes.
    func position(at range: Range<Int>) -> Int? {
      positions[range.lowerBound].flatMap { text.rules[$0].range == range ? $0 : nil }
    }

    func contains(_ word: String) -> Bool { names.contains(word) }
  }

  /// Nil for a comment that isn't addressed to headerlint.
  mutating func words(of comment: Comment, in source: SourceFile) -> Words? {
    let start = comment.range.lowerBound
    if let last, last.source === source, last.start == start { return last.words }
    let words = DirectiveText(comment: Array(source.bytes[comment.range]), at: start).map(Words.init)
    last = (source, start, words)
    return words
  }
}
