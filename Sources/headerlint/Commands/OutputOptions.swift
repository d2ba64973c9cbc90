import ArgumentParser
import Linting
import Reports
import Rules

/// What a run shows, and how, and when it fails. One group of options, because each costs the parser a look through all
/// conformances of the program.
struct OutputOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The format of the findings.", valueName: "format"))
  var format: ReportFormat = .text

  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("Write findings to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var file: String?

  @Option(
    help: ArgumentHelp(
      "Show findings of this severity and above; changes neither the exit code nor a baseline.",
      valueName: "severity"))
  var minSeverity: Severity = .note

  @Flag(help: "Print the number of findings and documents per rule instead of the findings.")
  var statistics = false

  @Flag(help: "Also show suppressed findings, marked as such.")
  var showSuppressed = false

  @Option(help: "Colours in text; with auto, NO_COLOR and FORCE_COLOR are obeyed.")
  var color: ColorChoice = .auto

  @Flag(help: "Write findings only, no summary.")
  var quiet = false

  @Option(
    help: ArgumentHelp(
      "Also write findings to a file in another format; may be repeated.", valueName: "format=file"),
    completion: .list(ReportFormat.allCases.map { $0.rawValue + "=" }), transform: ReportFile.init)
  var report: [ReportFile] = []

  @Option(
    help: ArgumentHelp(
      "The lowest severity that makes the exit code 1.", valueName: "severity"))
  var failOn: FailOn = .error

  @Option(
    help: ArgumentHelp("Make the exit code 1 if there are more warnings than this.", valueName: "count"),
    transform: Int.init(wholeNumber:))
  var maxWarnings: Int?

  func validate() throws {
    try requirePath(file, of: "--output")
    guard !statistics || format == .text || format == .json else {
      throw ValidationError("--statistics is written as text or json, not as \(format.rawValue)")
    }
    if let maxWarnings, maxWarnings < 0 { throw ValidationError("--max-warnings must be 0 or more") }
  }

  /// Additional reports, besides that of `--format` and `--output`.
  var reports: ReportFiles { ReportFiles(report) }

  /// From when on findings make the exit code 1.
  var failure: FailureThreshold { FailureThreshold(failOn: failOn, maxWarnings: maxWarnings) }

  /// - Parameter failures: why the run itself failed.
  func reportOptions(failures: [String], jobs: Int?) -> ReportOptions {
    ReportOptions(
      version: ToolVersion.current, useColor: Output.usesColor(color, toFile: file != nil),
      failures: failures, showSuppressed: showSuppressed, minSeverity: minSeverity, jobs: jobs)
  }

  /// - Parameter isTaken: whether something else goes to standard output.
  func write(_ result: LintResult, _ options: ReportOptions, isTaken: Bool = false) throws(Failure) {
    if file == nil, isTaken {
      write(result, options) { Output.error.write($0) }
    } else {
      try write { write(result, options, to: $0) }
    }
  }

  /// - Parameter produce: passes on the output piece by piece. May be called twice.
  func write(_ produce: (ReportSink) -> Void) throws(Failure) {
    if let file {
      try Output.write(toFile: file, for: "--output ", produce)
    } else {
      try Output.writeResult(produce)
    }
  }

  /// Writes text of documents.
  func writeText(_ bytes: [UInt8]) throws(Failure) {
    guard file != nil else { return try Output.writeText(bytes) }
    try write { bytes.withUnsafeBytes($0) }
  }

  private func write(_ result: LintResult, _ options: ReportOptions, to sink: ReportSink) {
    if statistics {
      renderStatistics(result, asJSON: format == .json, minSeverity: minSeverity).withUnsafeBytes(sink)
    } else {
      render(result, as: format, options: options, to: sink)
    }
  }
}

extension Severity: ExpressibleByArgument {
  /// In the order in which people think of them.
  public static var allValueStrings: [String] { allCases.sorted(by: >).map(\.rawValue) }
}

enum ColorChoice: String, OptionWord {
  case auto
  case always
  case never

  static let all: [ColorChoice] = [.auto, .always, .never]
}

extension ReportFormat: ExpressibleByArgument {
  /// For people, e.g. `text, compact`.
  static let names = allCases.map(\.rawValue).joined(separator: ", ")
}
