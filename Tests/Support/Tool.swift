import Foundation
import SystemPackage

/// The built command, run as users run it.
package struct Tool {
  package struct Answer {
    package let status: Int32
    package let output: String
    package let error: String
  }

  private let temporary: TemporaryFolder

  /// Where it runs; a folder of its own, which goes away with the last copy of this value.
  package var folder: URL { URL(filePath: temporary.path.string) }

  package init() throws { temporary = try TemporaryFolder() }

  /// Writes a file into the folder, and the folders on the way.
  package func write(_ text: String, to path: String) throws { try temporary.write(text, to: path) }

  package func read(_ path: String) throws -> String { try temporary.read(path) }

  @discardableResult
  package func run(_ arguments: String..., input: String? = nil) throws -> Answer {
    try run(arguments, input: input)
  }

  /// - Parameters:
  ///   - subfolder: where it runs, in the folder; made if it isn't there.
  ///   - executable: another command than headerlint.
  package func run(
    _ arguments: [String], in subfolder: String = ".", input: String? = nil,
    environment: [String: String] = [:],
    executable: URL = Self.binary
  ) throws -> Answer {
    // How a sanitizer is set holds for the tool as well.
    let sanitizer = ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
    let current = folder.appending(path: subfolder)
    try FileManager.default.createDirectory(at: current, withIntermediateDirectories: true)
    let answer = try Process.run(
      executable.path, arguments, in: current, input: Data((input ?? "").utf8),
      environment: environment.merging(sanitizer) { own, _ in own })
    return Answer(status: answer.status, output: answer.text, error: answer.errorText)
  }

  private static let sanitizer = ProcessInfo.processInfo.environment["HEADERLINT_SANITIZER"]

  /// Whether small files can be forced on it: ThreadSanitizer writes large ones.
  package static let mayWriteLittle = sanitizer != "thread"

  /// Whether little memory can be forced on it: sanitizers need much of their own.
  package static let mayHoldLittle = sanitizer == nil

  /// Beside the test bundle, in the folder of the build.
  package static let binary: URL = {
    var folder = Bundle.main.bundleURL
    for _ in 0..<5 {
      let candidate = folder.appending(path: "headerlint")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder.deleteLastPathComponent()
    }
    return Bundle.main.bundleURL.appending(path: "headerlint")
  }()
}
