import Linting
import Platform
import Rules

extension LintOutcome {
  /// Says on standard error what kept the run from some of its work.
  func writeObstacles() {
    for warning in warnings { Output.error.writeLine("headerlint: warning: \(warning)") }
    for mistake in mistakes { Output.error.writeLine(mistake.description) }
    for problem in problems { Output.error.writeLine("headerlint: \(problem.message)") }
  }
}

extension InputOptions {
  /// Whether the command could not do its work: a job that looks into the wrong folder must not stay green.
  func isFailure(_ outcome: LintOutcome) -> Bool {
    outcome.hasFailed || outcome.search == .nothing && !mayBeEmpty
  }

  /// Says on standard error that there was nothing to look at.
  func writeSearch(_ outcome: LintOutcome, quiet: Bool = false) {
    guard let message = message(outcome), !quiet || isFailure(outcome) else { return }
    Output.error.writeLine("headerlint: \(message)")
  }

  private func message(_ outcome: LintOutcome) -> String? {
    // What could not be read has been reported.
    if outcome.hasFailed { return nil }
    switch outcome.search {
    case .found: return nil
    case .excluded: return "warning: every OpenAPI document found is excluded"
    case .nothing where mayBeEmpty: return "warning: no OpenAPI document found"
    case .nothing:
      let place = paths.isEmpty ? "the current folder" : paths.map(PathText.shown).joined(separator: ", ")
      let found = "no OpenAPI document found in \(place)"
      return outcome.hasOutsideLinks
        ? "\(found), only links that lead out of it; name what they lead to, or use --allow-empty"
        : "\(found); if that is intended, use --allow-empty"
    }
  }

  private var mayBeEmpty: Bool { allowEmpty || skipOther }
}
