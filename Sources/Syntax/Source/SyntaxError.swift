/// Why a file could not be read, and where.
package struct SyntaxError: Error, Equatable, Sendable {
  /// The author's mistake in one clause, e.g. `missing ':' after 'info'`.
  package let message: String
  /// What to write instead, if known.
  package let help: String?
  /// The mistake and, if known, what to write instead: two clauses.
  package var sentence: String { message + (help.map { "; \($0)" } ?? "") }
  /// The bytes to point at; empty at the end of the file.
  package let range: Range<Int>

  package init(_ message: String, help: String? = nil, at range: Range<Int>) {
    self.message = message
    self.help = help
    self.range = range
  }

  package init(_ message: String, help: String? = nil, at offset: Int) {
    self.init(message, help: help, at: offset..<offset)
  }
}

/// A file that could not be read: the error, and what was read before it.
package struct UnreadableFile: Error, Sendable {
  package let error: SyntaxError
  /// The keys of the outermost mapping that were read before the error.
  package let keysBefore: [String]

  package init(error: SyntaxError, keysBefore: [String]) {
    self.error = error
    self.keysBefore = keysBefore
  }
}
