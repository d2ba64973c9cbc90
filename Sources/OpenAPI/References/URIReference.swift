import Text

/// The form of a reference (RFC 3986, section 4.1).
package enum URIReference {
  /// Whether it has a scheme or an authority, and so isn't a path.
  package static func isRemote(_ reference: String) -> Bool {
    if reference.hasPrefix("//") { return true }
    guard let colon = reference.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let scheme = reference.utf8[..<colon]
    guard let first = scheme.first, (0x61...0x7A).contains(first | 0x20) else { return false }
    return scheme.allSatisfy { byte in
      (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || "+-.".utf8.contains(byte)
    }
  }

  /// Whether it has the `file` scheme, like `file:///a.yaml` (RFC 8089).
  package static func namesLocalFile(_ reference: String) -> Bool {
    reference.utf8.count > 5 && reference.prefix(5).lowercased() == "file:"
  }

  /// A reference without its fragment, and the fragment with `%XX` undone.
  package static func parts(_ reference: String) -> (file: String, fragment: String) {
    guard let hash = reference.utf8.firstIndex(of: UInt8(ascii: "#")) else { return (reference, "") }
    return (
      String(reference[..<hash]), PercentEncoding.decode(reference[reference.utf8.index(after: hash)...])
    )
  }

  /// The URI of a file.
  /// - Parameter path: absolute, as a text.
  static func file(at path: String) -> String {
    guard path.utf8.contains(where: "%?#".utf8.contains) else { return "file://" + path }
    // Anything else means the same in both.
    return "file://"
      + path.replacing("%", with: "%25").replacing("?", with: "%3F").replacing("#", with: "%23")
  }

  /// The path of a relative reference, percent-decoded.
  package static func path(_ reference: String) -> String { PercentEncoding.decode(reference[...]) }
}
