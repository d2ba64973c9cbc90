import ArgumentParser
import Linting
import Reports

/// What a run changes.
struct FixOptions: ParsableArguments {
  @Flag(help: "Fix what can be fixed safely, and report what is left. With -, print the fixed text.")
  var fix = false

  @Flag(help: "With --fix or --diff: also make fixes that may change what is sent.")
  var unsafeFixes = false

  @Flag(
    help: """
      Print what --fix would change instead of the findings; the exit code is 1 if there is anything to change.
      """)
  var diff = false

  func validate() throws {
    guard !unsafeFixes || fix || diff else {
      throw ValidationError("--unsafe-fixes says what --fix and --diff change; add one of them")
    }
  }

  /// Nil where nothing is to be fixed.
  var level: FixLevel? {
    guard fix || diff else { return nil }
    return unsafeFixes ? .unsafe : .safe
  }

  /// Whether files are changed.
  var writes: Bool { fix && !diff }

  /// Whatever else is asked for is about findings, or changes something.
  func rejectOthers(_ output: OutputOptions, _ baseline: BaselineOptions) throws {
    guard diff else { return }
    let others = [
      output.format == .text ? nil : "--format", output.statistics ? "--statistics" : nil,
      output.showSuppressed ? "--show-suppressed" : nil, output.report.isEmpty ? nil : "--report",
    ]
    if let other = others.compactMap(\.self).first {
      throw ValidationError("--diff shows no findings, so it can't be combined with \(other)")
    }
    if baseline.writeBaseline != nil {
      throw ValidationError("--diff changes nothing, so it can't be combined with --write-baseline")
    }
  }
}
