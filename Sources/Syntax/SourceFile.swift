/// The bytes of one file and the path it is known by.
///
/// Offsets everywhere in this package are 0-based byte offsets into `bytes`, a leading byte order mark included.
package final class SourceFile: Sendable {
  /// The path as it was given on the command line, or found below a folder that was given.
  package let path: String
  package let bytes: SourceBytes

  /// The byte offset at which each line starts, where the file's reader has noted them on its way. It does so once, before
  /// it hands out the file's tree.
  nonisolated(unsafe) var lineStarts: [UInt32]?

  package init(path: String, bytes: consuming [UInt8]) {
    self.path = path
    self.bytes = SourceBytes(bytes)
  }

  /// The text of a byte range; bytes that are not UTF-8 become U+FFFD.
  package func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }
}
