import Foundation
import HTTPFields
import Rules
import Testing

/// Sources/EmbeddedRules/compiled.json holds what the files under rules/ say. `UPDATE_FIXTURES=1 swift test` writes it anew.
struct CompiledRulesTests {
  @Test func saysWhatTheFilesSay() throws {
    let files = try RuleFiles(.files)
    let members = try RuleFiles.names.map { "\(JSONForm.quoted($0)):\(JSONForm.text(try files.root($0)))" }
    let text = "{" + members.joined(separator: ",\n") + "}\n"
    let file = Fixture.root.appending(path: "../Sources/EmbeddedRules/compiled.json").standardized
    if ProcessInfo.processInfo.environment["UPDATE_FIXTURES"] == "1" {
      try Data(text.utf8).write(to: file)
    } else {
      #expect(try String(contentsOf: file, encoding: .utf8) == text, "UPDATE_FIXTURES=1 swift test")
    }
  }

  @Test func givesTheSameRules() throws {
    let (files, compiled) = (try RuleBook(.files), try RuleBook(.compiled))
    let (written, carried) = (files.guidelines.flatMap(\.rules), compiled.guidelines.flatMap(\.rules))
    #expect(written.map(\.description.id) == carried.map(\.description.id))
    #expect(written.map(\.description.why) == carried.map(\.description.why))
    #expect(files.catalogue.all.map(\.name) == compiled.catalogue.all.map(\.name))
  }
}
