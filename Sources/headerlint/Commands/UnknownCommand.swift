import Platform
import SystemPackage
import Text

/// A first word that may be meant as a command: the parser would take it for a path, and lint the others.
enum UnknownCommand {
  /// - Parameter commands: the names of those that there are.
  static func reject(_ word: String, commands: [String]) throws(Failure) {
    guard !commands.contains(word), isName(word),
      FileSystem.kind(of: WorkingFolder.current.locate(FilePath(exact: word))) == nil
    else { return }
    let hint =
      wordsForLint.contains(word)
      ? "did you mean 'headerlint lint'?"
      : EditDistance.nearest(to: word, among: commands).map { "did you mean 'headerlint \($0)'?" }
        ?? "the commands are \(commands.joined(separator: ", "))"
    throw Failure(message: "'\(word)' is neither a command nor an existing file or folder; \(hint)")
  }

  /// As other linters call it.
  private static let wordsForLint: Set = ["analyze", "check", "run", "scan", "test", "validate", "verify"]

  private static func isName(_ word: String) -> Bool {
    guard let first = word.utf8.first, isLetter(first) else { return false }
    return word.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }
}
