import CYAML

/// Gives a text to libyaml.
///
/// Its reader copies a text piece by piece into a buffer of its own, checks every character once more and decodes UTF-8
/// to UTF-8, which takes it a fifth of its time. `TextCheck` has done all that; so the text itself becomes the buffer.
/// The fields that say where the buffer lies are part of libyaml's public structure and have kept their meaning in all
/// releases of 0.2; with another version the text goes the ordinary way.
struct YAMLInput {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The buffer that libyaml will want to free.
  private let ownBuffer: Buffer

  private struct Buffer {
    let start, end, pointer, last: UnsafeMutablePointer<yaml_char_t>?
  }

  /// - Parameters:
  ///   - bytes: UTF-8 with characters that YAML allows. They are only read, and must stay where they are until `end()`.
  ///   - start: where the text starts in them.
  ///   - codePointCount: how many characters the text has.
  ///   - lendsText: whether the text may become libyaml's buffer.
  init(
    _ parser: UnsafeMutablePointer<yaml_parser_t>, _ bytes: PaddedBytes, from start: Int, codePointCount: Int,
    lendsText: Bool
  ) {
    self.parser = parser
    let buffer = parser.pointee.buffer
    ownBuffer = Buffer(start: buffer.start, end: buffer.end, pointer: buffer.pointer, last: buffer.last)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let text = bytes.text(start..<bytes.count).assumingMemoryBound(to: yaml_char_t.self)
    guard lendsText else {
      yaml_parser_set_input_string(parser, text.baseAddress!, text.count)
      return
    }
    let first = UnsafeMutablePointer(mutating: text.baseAddress!)
    // Nothing is left to read; what has been read ends with the zero behind the text, as it does in libyaml's own buffer.
    yaml_parser_set_input_string(parser, first, 0)
    parser.pointee.eof = 1
    parser.pointee.buffer.start = first
    parser.pointee.buffer.pointer = first
    parser.pointee.buffer.last = first + text.count + 1
    parser.pointee.buffer.end = first + text.count + 1
    parser.pointee.unread = codePointCount + 1
  }

  /// Takes the text back; the parser must not be asked for anything afterwards.
  func end() {
    parser.pointee.buffer.start = ownBuffer.start
    parser.pointee.buffer.end = ownBuffer.end
    parser.pointee.buffer.pointer = ownBuffer.pointer
    parser.pointee.buffer.last = ownBuffer.last
  }

  /// Whether the libyaml that is linked keeps its buffer where this file expects it.
  static let knowsBuffers: Bool = {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    yaml_get_version(&major, &minor, &patch)
    return major == 0 && minor == 2
  }()
}
