import HTTPFields
import Rules
import TestSupport
import Testing

/// The rules that the binary carries are those of the files.
struct CompiledRulesTests {
  @Test(arguments: [RuleFiles.Form.files, .compiled])
  func givesTheSameRules(form: RuleFiles.Form) throws {
    let (files, carried) = (try RuleBook.shipped.get(), try RuleBook(form))
    let (written, others) = (files.guidelines.flatMap(\.rules), carried.guidelines.flatMap(\.rules))
    #expect(written.count == others.count)
    for (rule, other) in zip(written, others) {
      #expect(rule.id == other.id)
      #expect(rule.description.why == other.description.why)
    }
    #expect(files.catalogue.all.map(\.name) == carried.catalogue.all.map(\.name))
  }
}
