import Foundation
import SystemPackage
import TestSupport
import Testing

/// The installed git, as a reference for .gitignore.
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
    let settings = ["-c", "core.excludesFile=/dev/null", "-c", "core.ignoreCase=false"]
    let answer = try Process.run(
      "git", settings + arguments, in: URL(filePath: folder.string), input: Data(input.utf8))
    // check-ignore says 1 where it ignores none.
    guard answer.status <= 1 else { throw Failed() }
    return answer.text
  }

  struct Failed: Error {}
}
