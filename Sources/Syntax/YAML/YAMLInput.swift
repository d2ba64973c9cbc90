import CYAML

/// Feeds a text to libyaml.
///
/// libyaml copies a text piece by piece into its own buffer, validating and decoding UTF-8. `TextCheck` has
/// validated it already, so the text itself can serve as the buffer. The fields that locate the buffer are
/// part of libyaml's public structure and have kept their meaning in all releases of 0.2; with any other
/// version, the text goes in the ordinary way.
struct YAMLInput {
  private let parser: UnsafeMutablePointer<yaml_parser_t>
  /// The buffer that libyaml will free.
  private let ownBuffer: Buffer

  private struct Buffer {
    let start, end, pointer, last: UnsafeMutablePointer<yaml_char_t>?
  }

  /// - Parameters:
  ///   - bytes: UTF-8 with characters that YAML allows. They are only read, and must stay in place until
  ///     `end()`.
  ///   - start: where the text starts in them.
  ///   - codePointCount: length of the text in code points.
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
    // There is nothing left to read; the buffer ends with the zero after the text, as libyaml's own does.
    yaml_parser_set_input_string(parser, first, 0)
    parser.pointee.eof = 1
    parser.pointee.buffer.start = first
    parser.pointee.buffer.pointer = first
    parser.pointee.buffer.last = first + text.count + 1
    parser.pointee.buffer.end = first + text.count + 1
    parser.pointee.unread = codePointCount + 1
  }

  /// Takes the text back; the parser must not be used afterwards.
  func end() {
    parser.pointee.buffer.start = ownBuffer.start
    parser.pointee.buffer.end = ownBuffer.end
    parser.pointee.buffer.pointer = ownBuffer.pointer
    parser.pointee.buffer.last = ownBuffer.last
  }

  /// Whether the linked libyaml keeps its buffer where this file expects it.
  static let knowsBuffers: Bool = {
    var (major, minor, patch): (Int32, Int32, Int32) = (0, 0, 0)
    yaml_get_version(&major, &minor, &patch)
    return major == 0 && minor == 2
  }()
}
