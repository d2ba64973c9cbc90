import Linting
import Rules
import Syntax

/// What a person wants to know after a run, for standard error: lines with a line break at the end of each.
package struct Summary {
  private let result: LintResult
  private let minSeverity: Severity
  private let failureIsHidden: Bool
  private let hasOutline: Bool
  private let fixes: FixCounts
  private let fixed: FixedCount?

  /// - Parameters:
  ///   - minSeverity: what is less severe isn't shown.
  ///   - failureIsHidden: whether the exit code is 1 because of what isn't shown.
  ///   - hasOutline: whether many findings end with what to look at first.
  ///   - fixes: the findings that can be fixed.
  ///   - fixed: nil where nothing was to be fixed.
  package init(
    _ result: LintResult, minSeverity: Severity = .note, failureIsHidden: Bool = false,
    hasOutline: Bool = true, fixes: FixCounts = FixCounts(), fixed: FixedCount? = nil
  ) {
    self.result = result
    self.minSeverity = minSeverity
    self.failureIsHidden = failureIsHidden
    self.hasOutline = hasOutline
    self.fixes = fixes
    self.fixed = fixed
  }

  package var text: String {
    ([done, count, fixable, hidden] + outline + [hint]).compactMap { $0 }.map { $0 + "\n" }.joined()
  }

  /// How many problems there are, in a sentence.
  var count: String {
    var details: [String] = []
    if !result.findings.isEmpty { details.append(counts(of: Severity.allCases)) }
    if result.suppressedCount > 0 { details.append("\(result.suppressedCount) suppressed") }
    var text =
      switch (result.findings.count, hasFixed) {
      case (0, false): "No problems"
      case (0, true): "No problems are left"
      case (1, true): "1 problem is left"
      case (let count, true): "\(count) problems are left"
      case (let count, false): "Found \(counted(count, "problem"))"
      }
    if !details.isEmpty { text += " (\(details.joined(separator: "; ")))" }
    return text + " in \(extent), checked against the profile \(visibleText(result.profile))."
  }

  /// `3 documents`; files where none of them could be read as a document.
  private var extent: String {
    if result.documents.isEmpty, !result.findings.isEmpty {
      return counted(Set(result.findings.map(\.place.source.path)).count, "file")
    }
    return counted(result.documents.count, "document")
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

  // MARK: Fixes

  private var hasFixed: Bool { fixed.map { $0.findings > 0 } ?? false }

  private var done: String? {
    fixed?.line
  }

  private var fixable: String? {
    // A file that other documents use is left to unsafe fixes.
    let limit = fixes.areLimits ? "up to " : ""
    return switch (fixes.safe, fixes.unsafe) {
    case (0, 0): nil
    case (0, let count): "--fix --unsafe-fixes would fix \(limit)\(count) of them."
    case (let count, 0): "--fix would fix \(limit)\(count) of them."
    case (let count, let others):
      "--fix would fix \(limit)\(count) of them, --fix --unsafe-fixes "
        + (fixes.areLimits ? "up to \(count + others)." : "\(others) more.")
    }
  }

  // MARK: What to look at first

  /// Fewer findings are read one by one.
  private static let fewest = 21
  /// The rules that are named.
  private static let ruleLimit = 5

  private var outline: [String] {
    guard hasOutline else { return [] }
    var counts: [String: Int] = [:]
    for finding in result.findings where finding.severity >= minSeverity {
      counts[finding.rule, default: 0] += 1
    }
    guard counts.values.reduce(0, +) >= Self.fewest else { return [] }
    let rules = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let rows = rules.prefix(Self.ruleLimit).map { rule, count in
      ["  " + visibleText(rule), String(count), result.rule(rule)?.title ?? ""]
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
    return "Next steps: \(options.compactMap { $0 }.joined(separator: ", "))."
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

/// What was fixed.
package struct FixedCount {
  /// The number of findings.
  let findings: Int
  let files: Int
  /// Those that only unsafe fixes would fix.
  let more: Int
  /// Whether nothing was written.
  let isTrial: Bool

  package init(findings: Int, files: Int, more: Int = 0, isTrial: Bool = false) {
    self.findings = findings
    self.files = files
    self.more = more
    self.isTrial = isTrial
  }

  /// Of a trial, with its line break.
  package var text: String {
    if more == 0 { return line + "\n" }
    return "\(line.dropLast()); --unsafe-fixes would fix \(more)\(findings == 0 ? "" : " more").\n"
  }

  fileprivate var line: String {
    if findings == 0, files == 0 { return "Nothing to fix." }
    return "\(isTrial ? "Would fix" : "Fixed") \(counted(findings, "problem")) "
      + "in \(counted(files, "file"))."
  }
}

/// `1 problem`, `2 problems`
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}
