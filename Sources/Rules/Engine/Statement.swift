/// The content of a finding: a case of its rule, the arguments, and the resulting message.
///
/// A class, because findings about headers with the same name share it.
package final class Statement: Sendable {
  package let ruleCase: RuleCase
  package let arguments: Arguments
  /// One sentence without a full stop. Rendered eagerly: findings are sorted and compared by it.
  package let message: String
  /// A further hint; most messages need none.
  package let help: String?
  /// The URL for what it says; nil to use the case's.
  package let url: String?

  init(_ ruleCase: RuleCase, _ text: RuleCase.Text = .message, _ arguments: Arguments, url: String? = nil) {
    self.ruleCase = ruleCase
    self.url = url
    self.arguments = arguments
    message = ruleCase.texts[text]?.text(arguments) ?? ""
    let help = ruleCase.texts[.help]?.text(arguments)
    self.help = help == "" ? nil : help
  }

  /// A statement in other words than a rule file's.
  package init(
    message: String, help: String? = nil, level: Level? = nil, number: Int? = nil, url: String? = nil
  ) {
    ruleCase = RuleCase(level: level, number: number, url: url)
    self.url = nil
    arguments = .none
    self.message = message
    self.help = help
  }
}
