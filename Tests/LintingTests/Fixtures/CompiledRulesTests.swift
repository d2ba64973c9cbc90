import Foundation
import HTTPFields
import Rules
import Testing

/// Sources/EmbeddedRules/compiled.json holds what the files under rules/ say. `UPDATE_FIXTURES=1 swift test` writes it anew.
struct CompiledRulesTests {
  private static let updates = ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1"

  @Test func saysWhatTheFilesSay() throws {
    let files = try RuleFiles(.files)
    let members = try RuleFiles.names.map { "\(JSONForm.quoted($0)):\(JSONForm.text(try files.root($0)))" }
    let text = "{" + members.joined(separator: ",\n") + "}\n"
    let file = Fixture.root.appending(path: "../Sources/EmbeddedRules/compiled.json").standardized
    if Self.updates {
      try Data(text.utf8).write(to: file)
    } else {
      #expect(try String(contentsOf: file, encoding: .utf8) == text, "UPDATE_FIXTURES=1 swift test")
    }
  }

  @Test(.disabled(if: updates, "the binary still carries the form that it was built with"))
  func givesTheSameRules() throws {
    let (files, compiled) = (try RuleBook(.files), try RuleBook(.compiled))
    let (written, carried) = (files.guidelines.flatMap(\.rules), compiled.guidelines.flatMap(\.rules))
    #expect(written.count == carried.count)
    for (rule, other) in zip(written, carried) {
      #expect(rule.id == other.id)
      #expect(rule.description.why == other.description.why)
    }
    #expect(files.catalogue.all.map(\.name) == compiled.catalogue.all.map(\.name))
  }
}
