import Linting
import Reports
import Rules

/// How a rule is configured, in Markdown.
struct PageSettings {
  let rule: Rule

  var text: String {
    """
    ## How to configure it

    ```yaml
    # .headerlint.yaml
    rules:
    \(entry)
    ```

    \(exception)
    """
  }

  private var exception: String {
    guard rule.description.isSuppressible else { return "It can't be suppressed for a line or a file." }
    return """
      One exception, at the end of the line or on a line above it ([more](../../../README.md#make-an-exception)):

      ```yaml
      # headerlint: ignore \(rule.id) -- why it stays
      ```
      """
  }

  private var entry: String {
    if rule.description.severity == nil { return "  \(rule.id): warning  # or error, note" }
    if ToolFault.Rule.isAlwaysOn(rule.id) { return "  \(rule.id): warning  # or error, note" }
    guard !rule.lists.isEmpty else { return "  \(rule.id): off  # or error, warning, note" }
    let lists = rule.lists.map { "    \($0.rawValue): \($0.example)" }
    return (["  \(rule.id):", "    severity: error  # or warning, note, off"] + lists).joined(separator: "\n")
  }
}
