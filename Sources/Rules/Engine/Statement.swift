/// The content of a finding: a case of its rule and the arguments, which make the message.
///
/// A class, because findings about headers with the same name share it.
package final class Statement: Sendable {
  package let ruleCase: RuleCase
  package let arguments: Arguments
  private let words: Words
  /// The URL for what it says; nil to use the case's.
  package let url: String?

  private enum Words: Sendable, Equatable {
    /// Made on demand: a document may have more findings than anyone reads, and the sentences are most of their bytes.
    case ofCase(RuleCase.Text)
    indirect case given(message: String, help: String?)
  }

  init(_ ruleCase: RuleCase, _ text: RuleCase.Text = .message, _ arguments: Arguments, url: String? = nil) {
    self.ruleCase = ruleCase
    self.url = url
    self.arguments = arguments
    words = .ofCase(text)
  }

  /// A statement in other words than a rule file's.
  package init(
    message: String, help: String? = nil, level: Level? = nil, number: Int? = nil, url: String? = nil
  ) {
    ruleCase = RuleCase(level: level, number: number, url: url)
    self.url = nil
    arguments = .none
    words = .given(message: message, help: help)
  }

  /// One sentence without a full stop.
  package var message: String {
    switch words {
    case .ofCase(let text): ruleCase.texts[text]?.text(arguments) ?? ""
    case .given(let message, _): message
    }
  }

  /// A further hint; most messages need none.
  package var help: String? {
    switch words {
    case .ofCase:
      ruleCase.texts[.help].flatMap { help in
        let text = help.text(arguments)
        return text.isEmpty ? nil : text
      }
    case .given(_, let help): help
    }
  }

  /// Whether it is the same sentence.
  package func isSame(as other: Statement) -> Bool {
    if self === other { return true }
    if ruleCase === other.ruleCase, words == other.words, arguments == other.arguments { return true }
    return message == other.message
  }
}
