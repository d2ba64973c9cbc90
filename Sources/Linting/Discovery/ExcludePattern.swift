/// A pattern of `exclude`, in the syntax of gitignore(5).
package enum ExcludePattern {
  /// What is wrong with a pattern; nil for one that may match something. Git passes over a malformed one in silence.
  package static func mistake(in pattern: String) -> String? {
    guard pattern.utf8.first != UInt8(ascii: "#"), GlobParser.tokens(Array(pattern.utf8)[...]) == nil else {
      return nil
    }
    let reason =
      if pattern.utf8.last == UInt8(ascii: "\\") {
        "it ends in a backslash"
      } else if pattern.utf8.contains(UInt8(ascii: "]")) {
        "a '[' in it is not closed, or holds an unknown class"
      } else {
        "'[' is not closed; for a bracket itself, write '\\['"
      }
    return "'\(pattern)' is not a valid pattern: \(reason)"
  }
}
