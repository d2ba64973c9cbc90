import Syntax

/// A quick check of files found in folders: most YAML and JSON files aren't OpenAPI documents and needn't be
/// parsed.
package enum OpenAPIProbe {
  /// Whether the bytes contain one of the words that every OpenAPI document has as a key. May be true of
  /// other files.
  package static func mayBeOpenAPI(_ bytes: SourceBytes) -> Bool {
    bytes.withUnsafeBytes { bytes in
      // Horspool's algorithm for both words at once: the last byte of the window determines how far to
      // advance.
      var end = length - 1
      while end < bytes.count {
        let last = bytes[end]
        if last == openapi[length - 1] || last == swagger[length - 1] {
          let window = bytes[(end - length + 1)...end]
          if window.elementsEqual(openapi) || window.elementsEqual(swagger) { return true }
        }
        end += jumps[Int(last)]
      }
      return false
    }
  }

  private static let openapi = Array("openapi".utf8)
  private static let swagger = Array("swagger".utf8)
  /// Bytes of either word.
  private static let length = 7

  /// The smallest distance of each byte from the end of a word containing it.
  private static let jumps: [Int] = {
    var jumps = [Int](repeating: length, count: 256)
    for word in [openapi, swagger] {
      for (position, byte) in word.dropLast().enumerated() {
        jumps[Int(byte)] = min(jumps[Int(byte)], length - 1 - position)
      }
    }
    return jumps
  }()
}
