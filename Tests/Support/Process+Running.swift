import Foundation

extension Process {
  /// What a command came to.
  package struct Answer {
    package let status: Int32
    package let output: Data
    package let errors: Data

    package var text: String { String(decoding: output, as: UTF8.self) }
    package var errorText: String { String(decoding: errors, as: UTF8.self) }
  }

  /// Runs a command to its end.
  /// - Parameters:
  ///   - command: a path, or a name that is looked for on PATH.
  ///   - folder: where it runs; nil for the current folder.
  ///   - environment: nil for that of the tests.
  package static func run(
    _ command: String, _ arguments: [String], in folder: URL? = nil, input: Data = Data(),
    environment: [String: String]? = nil
  ) throws -> Answer {
    let process = Process()
    process.executableURL = URL(filePath: command.contains("/") ? command : "/usr/bin/env")
    process.arguments = (command.contains("/") ? [] : [command]) + arguments
    process.currentDirectoryURL = folder
    process.environment = environment
    // Files, not pipes: however much the command says, nothing can stop up.
    let streams = try TemporaryFolder()
    for name in ["in", "out", "err"] { try (name == "in" ? input : Data()).write(to: streams.url(name)) }
    process.standardInput = try FileHandle(forReadingFrom: streams.url("in"))
    process.standardOutput = try FileHandle(forWritingTo: streams.url("out"))
    process.standardError = try FileHandle(forWritingTo: streams.url("err"))
    try process.run()
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus, output: try Data(contentsOf: streams.url("out")),
      errors: try Data(contentsOf: streams.url("err")))
  }
}
