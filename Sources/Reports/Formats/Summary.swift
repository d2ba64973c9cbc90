import Linting
import Rules

/// What a person wants to know after a run, for standard error: lines with a line break at the end of each.
package struct Summary {
  private let result: LintResult
  private let minSeverity: Severity
  private let failureIsHidden: Bool
  private let hasOutline: Bool

  /// - Parameters:
  ///   - minSeverity: what is less severe isn't shown.
  ///   - failureIsHidden: whether the exit code is 1 because of what isn't shown.
  ///   - hasOutline: whether many findings end with what to look at first.
  package init(
    _ result: LintResult, minSeverity: Severity = .note, failureIsHidden: Bool = false,
    hasOutline: Bool = true
  ) {
    self.result = result
    self.minSeverity = minSeverity
    self.failureIsHidden = failureIsHidden
    self.hasOutline = hasOutline
  }

  package var text: String {
    ([count, hidden] + outline + [hint]).compactMap { $0 }.map { $0 + "\n" }.joined()
  }

  /// How many problems there are, in a sentence.
  var count: String {
    var details: [String] = []
    if !result.findings.isEmpty { details.append(counts(of: Severity.allCases)) }
    if result.suppressedCount > 0 { details.append("\(result.suppressedCount) suppressed") }
    var text =
      result.findings.isEmpty ? "No problems" : "Found \(counted(result.findings.count, "problem"))"
    if !details.isEmpty { text += " (\(details.joined(separator: "; ")))" }
    let documents = counted(result.documents.count, "document")
    return text + " in \(documents), checked against the profile \(visibleText(result.profile))."
  }

  /// `1 error, 2 warnings`
  private func counts(of severities: [Severity]) -> String {
    severities.sorted(by: >).filter { result.count($0) > 0 }
      .map { counted(result.count($0), $0.rawValue) }.joined(separator: ", ")
  }

  /// What isn't shown, in a sentence; nil where everything is.
  var hidden: String? {
    let counts = counts(of: Severity.allCases.filter { $0 < minSeverity })
    guard !counts.isEmpty else { return nil }
    let text = "Not shown because of --min-severity \(minSeverity.rawValue): \(counts)"
    return text + (failureIsHidden ? "; the exit code is 1 because of them." : ".")
  }

  // MARK: What to look at first

  /// Fewer findings are read one by one.
  private static let fewest = 21
  /// The rules that are named.
  private static let ruleLimit = 5

  private var outline: [String] {
    let shown = result.findings.count { $0.severity >= minSeverity }
    guard hasOutline, shown >= Self.fewest else { return [] }
    let rules = ruleStatistics(result, minSeverity: minSeverity)
    let rows = rules.prefix(Self.ruleLimit).map { row in
      ["  " + visibleText(row.rule), String(row.count), result.rule(row.rule)?.title ?? ""]
    }
    let table = alignedTable(rows, rightAligned: [1]).split(separator: "\n").map(String.init)
    let rest = rules.count - rows.count
    let others = rest > 0 ? ["  and \(counted(rest, "more rule"))"] : []
    return ["What to look at first:"] + table + others + [advice]
  }

  private var advice: String {
    let options = [
      minSeverity == .error ? nil : "--min-severity error (errors only)", "--statistics (every rule)",
      "--write-baseline (from now on, new problems only)",
    ]
    return "How to go on: \(options.compactMap { $0 }.joined(separator: ", "))."
  }

  // MARK: Other profiles

  /// Other guidelines don't concern those whose documents break none of this one's rules.
  private var hint: String? {
    guard let hint = result.hint,
      result.findings.contains(where: { result.rule($0.rule)?.guideline == result.profile })
    else { return nil }
    return visibleLine(hint)
  }
}

/// `1 problem`, `2 problems`
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
