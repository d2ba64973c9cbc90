import Rules
import Syntax
import TestSupport

/// The rule files as one JSON object, which the binary carries, and apart from it what rules say to people.
enum CompiledRules {
  static func files() throws -> GeneratedFiles {
    let files = try RuleFiles.shipped.get()
    let members = try RuleFiles.names.map { "\(JSONForm.quoted($0)):\(form(of: try files.root($0)))" }
    // This reads all rules, and so tells of mistakes: a run doesn't look for any.
    let rules = try RuleBook.shipped.get().guidelines.flatMap(\.rules).map(\.description)
    let texts = rules.map { "\(JSONForm.quoted($0.id)):{\(self.texts(of: $0).joined(separator: ","))}" }
    return GeneratedFiles([
      "Sources/EmbeddedRules/compiled.json": "{" + members.joined(separator: ",\n") + "}\n",
      "Sources/EmbeddedRules/texts.json": "{" + texts.joined(separator: ",\n") + "}\n",
    ])
  }

  /// A file without the texts of its rules.
  private static func form(of file: Node) -> String {
    object(file.members) { member in
      guard member.name == "rules" else { return JSONForm.text(member.value) }
      return object(member.value.members) { rule in
        object(rule.value.members.filter { !RuleTexts.keys.contains($0.name) }) { JSONForm.text($0.value) }
      }
    }
  }

  private static func object(_ members: some Sequence<Node.Member>, _ value: (Node.Member) -> String)
    -> String
  {
    "{" + members.map { "\(JSONForm.quoted($0.name)):\t\(value($0))" }.joined(separator: ",\n") + "}"
  }

  private static func texts(of rule: RuleDescription) -> [String] {
    let texts = [("title", rule.title), ("why", rule.why), ("write", rule.write), ("advice", rule.advice)]
    let ignores = rule.ignores.map(JSONForm.quoted).joined(separator: ",")
    return texts.compactMap { key, text in text.map { "\(JSONForm.quoted(key)):\(JSONForm.quoted($0))" } }
      + (rule.ignores.isEmpty ? [] : ["\(JSONForm.quoted("ignores")):[\(ignores)]"])
  }
}
