import Platform
import SystemPackage
import Text

/// A first word that may be meant as a command: the parser would take it for a path, and lint the others.
enum UnknownCommand {
  /// - Parameter commands: the names of those that there are.
  static func reject(_ arguments: [String], commands: [String]) throws(Failure) {
    guard let word = arguments.first else { return }
    if word == "help" { return try rejectTopic(arguments.dropFirst().first, commands) }
    guard !commands.contains(word), isName(word),
      FileSystem.kind(of: WorkingFolder.current.locate(FilePath(exact: word))) == nil
    else { return }
    let hint =
      if word == "version" { "did you mean 'headerlint --version'?" } else if wordsForLint.contains(word) {
        "did you mean 'headerlint lint'?"
      } else { hint(for: word, commands, before: "headerlint ") }
    throw Failure(message: "'\(word)' is neither a command nor an existing file or folder; \(hint)")
  }

  /// The parser would show the help of headerlint itself.
  private static func rejectTopic(_ word: String?, _ commands: [String]) throws(Failure) {
    guard let word, !commands.contains(word), !word.hasPrefix("-") else { return }
    throw Failure(
      message:
        "'\(PathText.shown(word))' is not a command; \(hint(for: word, commands, before: "headerlint help "))"
    )
  }

  private static func hint(for word: String, _ commands: [String], before command: String) -> String {
    EditDistance.nearest(to: word, among: commands).map { "did you mean '\(command)\($0)'?" }
      ?? "the commands are \(commands.joined(separator: ", "))"
  }

  /// As other linters call it.
  private static let wordsForLint: Set = ["analyze", "check", "run", "scan", "test", "validate", "verify"]

  private static func isName(_ word: String) -> Bool {
    guard let first = word.utf8.first, isLetter(first) else { return false }
    return word.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte }
}
