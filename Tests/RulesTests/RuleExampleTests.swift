import Rules
import Testing

/// `explain` shows what the rule pages show.
@Suite struct RuleExampleTests {
  @Test func everyCheckableRuleHasOne() throws {
    for rule in try RuleBook().guidelines.flatMap(\.rules) {
      let example = RuleExample(of: rule.id)
      #expect((example != nil) == rule.description.isCheckable, "\(rule.id)")
      if let example {
        #expect(!example.bad.isEmpty && !example.findings.isEmpty, "\(rule.id)")
        #expect(example.good?.isEmpty != true, "\(rule.id)")
      }
    }
  }
}
