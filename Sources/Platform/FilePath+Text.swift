import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Paths as texts. Names need not be UTF-8, so a path has two: an exact one, which leads back to it, and one to show.
extension FilePath {
  /// The path's bytes.
  package var bytes: [UInt8] {
    withPlatformString { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
  }

  /// The path as a text that no other path has; `PathText` says how.
  package var exactText: String { PathText.exact(bytes) }

  /// - Parameter text: what `exactText` returns.
  package init(exact text: String) {
    guard text.utf8.contains(0) else {
      self.init(text)
      return
    }
    self.init(platformString: PathText.bytes(ofExact: text).map(CChar.init(bitPattern:)) + [0])
  }

  /// The path as it is shown.
  package var shownText: String { PathText.shown(exactText) }

  /// - Parameter text: what `shownText` returns.
  package init(shown text: String) { self.init(exact: PathText.exact(ofShown: text)) }
}
