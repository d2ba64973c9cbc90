/// A file's URI in SARIF, as section 3.4 of SARIF 2.1.0 wants it.
struct ArtifactURI: Hashable {
  let uri: String
  /// Whether it is relative to the repository's root; an absolute path is a `file:` URI.
  let isRelative: Bool

  init(path: String) {
    if Self.isURI(path) {
      uri = path
      isRelative = true
      return
    }
    isRelative = !path.hasPrefix("/")
    // GitHub doesn't resolve `.` segments; it takes what it reads for a path in the repository.
    let segments = path.split(separator: "/").filter { $0 != "." }
    var uri = segments.map(percentEncoded).joined(separator: "/")
    if !isRelative {
      uri = "file:///" + uri
    } else if segments.first?.contains(":") == true {
      // RFC 3986, section 4.2: what stands before the colon would be read as a scheme.
      uri = "./" + uri
    }
    self.uri = uri
  }
}

extension ArtifactURI {
  /// Whether a path is its own URI, as nearly all are: letters, digits and a few marks, no segment that starts with a dot.
  private static func isURI(_ path: String) -> Bool {
    var isStart = true
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "/") where isStart, UInt8(ascii: ".") where isStart: return false
      case UInt8(ascii: "/"): isStart = true
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        isStart = false
      default: return false
      }
    }
    return !isStart
  }
}

/// A path segment in which everything but RFC 3986's `pchar` is percent-encoded as UTF-8.
private func percentEncoded(_ segment: Substring) -> String {
  var encoded = ""
  for byte in segment.utf8 {
    if isPathCharacter(byte) {
      encoded.unicodeScalars.append(Unicode.Scalar(byte))
    } else {
      encoded += "%" + hexDigits(UInt64(byte), count: 2).uppercased()
    }
  }
  return encoded
}

private func isPathCharacter(_ byte: UInt8) -> Bool {
  switch Unicode.Scalar(byte) {
  case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~": true
  case "!", "$", "&", "'", "(", ")", "*", "+", ",", ";", "=", ":", "@": true
  default: false
  }
}

/// Whether text is an `http` or `https` URI that a strict reader accepts; one that isn't costs the whole upload.
func isWebURI(_ text: String) -> Bool {
  guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return false }
  let rest = Array(text.utf8.dropFirst(scheme.utf8.count))
  guard let first = rest.first, first != UInt8(ascii: "/") else { return false }
  guard rest.count(where: { $0 == UInt8(ascii: "#") }) <= 1 else { return false }
  return rest.indices.allSatisfy { index in
    switch Unicode.Scalar(rest[index]) {
    case "%": rest.count > index + 2 && isHexDigit(rest[index + 1]) && isHexDigit(rest[index + 2])
    case "/", "?", "#": true
    default: isPathCharacter(rest[index])
    }
  }
}

private func isHexDigit(_ byte: UInt8) -> Bool {
  switch Unicode.Scalar(byte) {
  case "0"..."9", "A"..."F", "a"..."f": true
  default: false
  }
}
