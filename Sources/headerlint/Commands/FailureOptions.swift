import ArgumentParser
import Linting
import Rules

/// From when on findings make the exit code 1.
struct FailureOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The lowest severity that makes the exit code 1.", valueName: "severity"))
  var failOn: FailOn = .error

  @Option(
    help: ArgumentHelp("Make the exit code 1 if there are more warnings than this.", valueName: "count"),
    transform: Int.init(wholeNumber:))
  var maxWarnings: Int?

  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case error
    case warning
    case note
    case never

    /// Nil where no finding matters.
    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  func validate() throws {
    if let maxWarnings, maxWarnings < 0 { throw ValidationError("--max-warnings must be 0 or more") }
  }

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
