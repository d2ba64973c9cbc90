import Text

/// A path pattern in the syntax of gitignore(5): `*`, `?`, `[…]`, `**` and `\`. Compares bytes, as git does.
struct Glob: Sendable {
  /// Matched against a whole path, relative to the pattern's folder.
  let tokens: [PatternTree.Token]

  /// - Parameter bytes: without a leading `!` and a trailing slash, which .gitignore handles.
  init(bytes: ArraySlice<UInt8>) {
    // A pattern without a slash matches names in any folder.
    let isName = !bytes.contains(slash)
    let tokens = GlobParser.tokens(bytes.first == slash ? bytes.dropFirst() : bytes) ?? Self.nothing
    self.tokens = isName ? [.anyFolders] + tokens : tokens
  }

  /// Git never matches a malformed pattern: the empty set contains no byte.
  private static let nothing: [PatternTree.Token] = [.oneOf(ByteSet())]
}

let slash = UInt8(ascii: "/")
