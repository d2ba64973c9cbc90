/// What a finding says: a case of its rule, the arguments, and the sentence that both make.
///
/// A class, because findings about headers of one name share it.
package final class Statement: Sendable {
  package let ruleCase: RuleCase
  package let arguments: Arguments
  /// One sentence without a full stop at its end. Rendered at once: findings are sorted and compared by it.
  package let message: String
  /// A further hint; nil for the most, whose message says it all.
  package let help: String?

  init(_ ruleCase: RuleCase, _ text: RuleCase.Text = .message, _ arguments: Arguments) {
    self.ruleCase = ruleCase
    self.arguments = arguments
    message = ruleCase.texts[text]?.text(arguments) ?? ""
    let help = ruleCase.texts[.help]?.text(arguments)
    self.help = help == "" ? nil : help
  }

  /// What is said in other words than those of a rule file.
  package init(
    message: String, help: String? = nil, level: Level? = nil, number: Int? = nil, url: String? = nil
  ) {
    ruleCase = RuleCase(level: level, number: number, url: url)
    arguments = .none
    self.message = message
    self.help = help
  }
}
