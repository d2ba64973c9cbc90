import Rules
import TestSupport

/// The rule files as one JSON object, which the binary carries.
enum CompiledRules {
  static func files() throws -> GeneratedFiles {
    let files = try RuleFiles.shipped.get()
    let members = try RuleFiles.names.map { "\(JSONForm.quoted($0)):\(JSONForm.text(try files.root($0)))" }
    return GeneratedFiles([
      "Sources/EmbeddedRules/compiled.json": "{" + members.joined(separator: ",\n") + "}\n"
    ])
  }
}
