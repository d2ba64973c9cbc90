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
  ///   - text: UTF-8 with characters that YAML allows, and zeros behind it (`SourceBytes.padding`). It is only read,
  ///     and must stay where it is until `end()`.
  ///   - codePointCount: how many characters it has.
  ///   - lendsText: whether the text may become libyaml's buffer.
  init(
    _ parser: UnsafeMutablePointer<yaml_parser_t>, _ text: UnsafeRawBufferPointer, codePointCount: Int,
    lendsText: Bool
  ) {
    self.parser = parser
    let buffer = parser.pointee.buffer
    ownBuffer = Buffer(start: buffer.start, end: buffer.end, pointer: buffer.pointer, last: buffer.last)
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    let bytes = text.assumingMemoryBound(to: yaml_char_t.self)
    // An address is wanted even for no bytes.
    let start = bytes.baseAddress ?? UnsafeRawPointer(parser).assumingMemoryBound(to: yaml_char_t.self)
    guard lendsText, let first = UnsafeMutablePointer(mutating: bytes.baseAddress) else {
      yaml_parser_set_input_string(parser, start, text.count)
      return
    }
    // Nothing is left to read; what has been read ends with a zero, as it does in libyaml's own buffer.
    yaml_parser_set_input_string(parser, start, 0)
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
