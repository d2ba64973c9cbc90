import Linting
import Rules

/// What a person wants to know after a run, for standard error: lines with a line break at the end of each.
package func summary(_ result: LintResult) -> String {
  let documents = counted(result.documents.count, "document")
  var details: [String] = []
  if !result.findings.isEmpty {
    let counts = [(Severity.error, "error"), (.warning, "warning"), (.note, "note")].compactMap {
      (severity, noun) -> String? in
      let count = result.count(severity)
      return count == 0 ? nil : counted(count, noun)
    }
    details.append(counts.joined(separator: ", "))
  }
  if result.suppressedCount > 0 { details.append("\(result.suppressedCount) suppressed") }

  var text = result.findings.isEmpty ? "No problems" : "Found \(counted(result.findings.count, "problem"))"
  if !details.isEmpty { text += " (\(details.joined(separator: "; ")))" }
  text += " in \(documents), checked against the profile \(visibleText(result.profile)).\n"
  if let hint = result.hint, !result.findings.isEmpty { text += visibleText(hint) + "\n" }
  return text
}

/// `1 problem`, `2 problems`
func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
