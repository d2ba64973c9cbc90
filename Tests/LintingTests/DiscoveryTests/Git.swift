import Foundation
import SystemPackage
import Testing

/// The git of this machine, as a second opinion on .gitignore.
enum Git {
  static let skipped: Comment = "skipped: git is not installed"

  static let isInstalled = (try? run(["--version"], in: ".", input: "")) != nil

  static func makeRepository(_ folder: FilePath) throws {
    _ = try run(["init", "--quiet"], in: folder, input: "")
  }

  /// Which of the paths git ignores.
  static func ignored(_ paths: [String], in folder: FilePath) throws -> Set<String> {
    let output = try run(
      ["check-ignore", "--no-index", "--stdin", "-z"], in: folder, input: paths.joined(separator: "\0") + "\0"
    )
    return Set(output.split(separator: "\0").map(String.init))
  }

  private static func run(_ arguments: [String], in folder: FilePath, input: String) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "-c", "core.excludesFile=/dev/null", "-c", "core.ignoreCase=false"] + arguments
    process.currentDirectoryURL = URL(filePath: folder.string)
    let (standardInput, standardOutput) = (Pipe(), Pipe())
    process.standardInput = standardInput
    process.standardOutput = standardOutput
    try process.run()
    standardInput.fileHandleForWriting.write(Data(input.utf8))
    try standardInput.fileHandleForWriting.close()
    let output = standardOutput.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    // check-ignore says 1 where it ignores none.
    guard process.terminationStatus <= 1 else { throw Failed() }
    return String(decoding: output, as: UTF8.self)
  }

  struct Failed: Error {}
}
