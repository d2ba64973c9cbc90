import Platform
import Syntax
import Text

/// A file's URI in SARIF (SARIF 2.1.0, section 3.4).
struct ArtifactURI: Hashable {
  let uri: String
  /// Whether it is relative to the repository's root; an absolute path is a `file:` URI.
  let isRelative: Bool

  /// - Parameter path: as it is shown.
  init(path: String) {
    let path = PathText.bytes(ofExact: PathText.exact(ofShown: path))
    let slash = UInt8(ascii: "/")
    let isRelative = path.first != slash
    self.isRelative = isRelative
    uri = path.withUnsafeBytes { path in
      let isPlain = pathCharacters
      var uri = Array((isRelative ? "" : "file:///").utf8)
      uri.reserveCapacity(uri.count + path.count + 2)
      let start = uri.count
      var rest = path[...]
      while !rest.isEmpty {
        let segment = rest.prefix { $0 != slash }
        rest = rest[segment.endIndex...].dropFirst()
        // GitHub doesn't resolve `.` segments; it takes the URI as a path in the repository.
        if segment.isEmpty || segment.count == 1 && segment.first == UInt8(ascii: ".") { continue }
        if uri.count > start {
          uri.append(slash)
        } else if isRelative, segment.contains(UInt8(ascii: ":")) {
          // RFC 3986, section 4.2: the text before a colon would be read as a scheme.
          uri += "./".utf8
        }
        if segment.allSatisfy({ isPlain[Int($0)] }) {
          uri += segment
        } else {
          for byte in segment { appendEncoded(byte, to: &uri) }
        }
      }
      return String(decoding: uri, as: UTF8.self)
    }
  }
}

/// Appends a byte of a path segment; everything but RFC 3986's `pchar` is percent-encoded.
private func appendEncoded(_ byte: UInt8, to uri: inout [UInt8]) {
  if pathCharacters[Int(byte)] {
    uri.append(byte)
  } else {
    uri += ("%" + hex(UInt32(byte), digits: 2)).utf8
  }
}

/// Whether each byte is a `pchar`.
private let pathCharacters = (0...UInt8.max).map(isPathCharacter)

private func isPathCharacter(_ byte: UInt8) -> Bool {
  switch Unicode.Scalar(byte) {
  case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": true
  case "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", ":", "@": true
  default: false
  }
}

/// Whether text is an `http` or `https` URI that strict readers accept; an invalid one would get the whole
/// upload rejected.
func isWebURI(_ text: String) -> Bool {
  guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
  let rest = Array(text.utf8.dropFirst(scheme.utf8.count))
  guard let first = rest.first, first != UInt8(ascii: "/") else { return false }
  guard rest.count(where: { $0 == UInt8(ascii: "#") }) <= 1 else { return false }
  return rest.indices.allSatisfy { index in
    switch Unicode.Scalar(rest[index]) {
    case "%":
      rest.count > index + 2 && rest[index + 1].hexDigitValue != nil && rest[index + 2].hexDigitValue != nil
    case "/", "?", "#": true
    default: isPathCharacter(rest[index])
    }
  }
}
