import ArgumentParser
import Linting
import Platform
import Reports
import SystemPackage

/// Additional reports.
struct ReportFiles {
  private let files: [ReportFile]

  init(_ files: [ReportFile]) {
    self.files = files
  }

  /// Notes the files that are to be written.
  /// - Parameter output: the file of the first report.
  func claim(_ claims: inout FileClaims, output: String?) throws(Failure) {
    if let output { try claims.claim(FilePath(exact: output), for: "--output") }
    for report in files {
      try claims.claim(FilePath(exact: report.path), for: "--report \(report.format.rawValue)")
    }
  }

  func write(_ result: LintResult, _ options: ReportOptions, _ outputs: inout OutputAttempts) {
    var options = options
    options.useColor = false
    for report in files {
      outputs.attempt { () throws(Failure) in
        try Output.write(toFile: report.path, for: "--report \(report.format.rawValue)=") {
          render(result, as: report.format, options: options, to: $0)
        }
      }
    }
  }
}

/// A value of `--report`: `sarif=report.sarif`.
struct ReportFile {
  let format: ReportFormat
  let path: String

  init(_ argument: String) throws {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { throw ValidationError("'\(argument)' is not of the form FORMAT=FILE") }
    guard let format = ReportFormat(rawValue: parts[0]) else {
      throw ValidationError("unknown format '\(parts[0])'; expected one of \(ReportFormat.names)")
    }
    guard parts[1] != "-" else {
      throw ValidationError("an additional report must go to a file; standard output is for --format")
    }
    self.format = format
    path = parts[1]
  }
}
