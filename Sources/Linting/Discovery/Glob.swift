import Text

/// A pattern for paths in the language of gitignore(5): `*`, `?`, `[…]`, `**` and `\`. Bytes are compared, as git does
/// it.
struct Glob: Sendable {
  /// To compare with a whole path, relative to the folder that the pattern belongs to.
  let tokens: [PatternTree.Token]

  /// - Parameter bytes: without the `!` and the slash at the end that .gitignore gives a meaning of their own.
  init(bytes: ArraySlice<UInt8>) {
    // A pattern without a slash is about a name in any folder.
    let isName = !bytes.contains(slash)
    let tokens = GlobParser.tokens(bytes.first == slash ? bytes.dropFirst() : bytes) ?? Self.nothing
    self.tokens = isName ? [.anyFolders] + tokens : tokens
  }

  /// A pattern that git takes for broken fits no path: no byte is in the empty set.
  private static let nothing: [PatternTree.Token] = [.oneOf(ByteSet())]
}

let slash = UInt8(ascii: "/")
