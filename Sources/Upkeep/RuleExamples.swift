import Linting
import Rules
import TestSupport

/// What `explain` shows of the fixtures, as the binary carries it.
enum RuleExamples {
  static let path = "Sources/EmbeddedRules/examples.json"

  /// - Parameter examples: by the rule's id.
  static func text(_ examples: [String: PageExamples]) -> String {
    let members = examples.sorted { $0.key < $1.key }.map { rule, examples in
      "\(JSONForm.quoted(rule)):{\(self.members(examples).joined(separator: ","))}"
    }
    return "{" + members.joined(separator: ",\n") + "}\n"
  }

  private static func members(_ examples: PageExamples) -> [String] {
    let findings = examples.messages.map(JSONForm.quoted).joined(separator: ",")
    return ["\"bad\":\(JSONForm.quoted(examples.bad))", "\"findings\":[\(findings)]"]
      + (examples.good.map { ["\"good\":\(JSONForm.quoted($0))"] } ?? [])
  }
}

extension PageExamples {
  /// What is said of the bad lines, each sentence once.
  var messages: [String] {
    findings.map { "\($0.severity.rawValue): \($0.message)" }
      .reduce(into: []) { messages, message in if !messages.contains(message) { messages.append(message) } }
  }
}
