import ArgumentParser
import Linting
import Rules

/// From when on findings make the exit code 1.
struct FailureThreshold {
  let failOn: FailOn
  let maxWarnings: Int?

  func isFailure(_ result: LintResult) -> Bool { isFailure(result, from: .note) }

  /// Whether the exit code is 1 because of findings that aren't shown.
  /// - Parameter minSeverity: of those that are shown.
  func isHidden(_ result: LintResult, _ minSeverity: Severity) -> Bool {
    isFailure(result) && !isFailure(result, from: minSeverity)
  }

  /// - Parameter least: of the findings that count.
  private func isFailure(_ result: LintResult, from least: Severity) -> Bool {
    if let maxWarnings, least <= .warning, result.count(.warning) > maxWarnings { return true }
    guard let threshold = failOn.severity else { return false }
    return result.findings.contains { $0.severity >= max(threshold, least) }
  }
}

enum FailOn: String, OptionWord {
  case error
  case warning
  case note
  case never

  static let all: [FailOn] = [.error, .warning, .note, .never]

  /// Nil where no finding matters.
  var severity: Severity? { Severity(rawValue: rawValue) }
}
