import Platform
import Text

/// The bytes of one file and the path it is known by.
///
/// Offsets everywhere in this package are 0-based byte offsets into `bytes`, a leading byte order mark included.
package final class SourceFile: Sendable {
  /// The path as it was given on the command line, or found below a folder that was given.
  package let path: String
  package let bytes: SourceBytes
  private let knownLineStarts = Guarded<[UInt32]?>(nil)

  package init(path: String, bytes: consuming ByteBuffer) {
    self.path = path
    self.bytes = SourceBytes(bytes)
  }

  /// - Parameter bytes: copied.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = SourceBytes(bytes)
  }

  /// The text of a byte range; bytes that are not UTF-8 become U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The byte offset at which each line starts. They are looked for once, by whoever asks first.
  var lineStarts: [UInt32] {
    knownLineStarts.withLock { known in
      if let known { return known }
      let starts = LineTable.lineStarts(bytes)
      known = starts
      return starts
    }
  }

  /// Spares the search to a reader that comes across all line breaks anyway.
  func noteLineStarts(_ starts: consuming [UInt32]) {
    knownLineStarts.withLock { $0 = starts }
  }
}
