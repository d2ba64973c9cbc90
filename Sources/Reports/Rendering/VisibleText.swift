import Syntax
import Text

/// Text of a document or path made safe for one line of a terminal.
///
/// Control characters become their pictures (U+2400 and following), so that a document can't send escape sequences;
/// directional marks, line separators and invisible characters become U+FFFD, so that what is read is what is there.
/// Build servers take `##[` anywhere in a line for the beginning of a command (GitHub's runner, `ActionCommand`), so it is
/// pulled apart.
package func visibleText(_ text: some StringProtocol) -> String {
  // Nearly all text is plain.
  let text = String(text)
  if text.withBytes(isPlain) { return text }
  var visible = String.UnicodeScalarView()
  var previous: Unicode.Scalar = "\0"
  var hashes = 0
  for scalar in text.unicodeScalars {
    if scalar == "[", hashes > 1 { visible.append(" ") }
    hashes = scalar == "#" ? hashes + 1 : 0
    visible.append(visibleScalar(scalar, after: previous))
    previous = scalar
  }
  return String(visible)
}

/// The same for text that a line begins with, maybe after blanks: `::` would begin a workflow command of GitHub there.
package func visibleLine(_ text: some StringProtocol) -> String {
  let visible = visibleText(text)
  return visible.drop(while: \.isWhitespace).hasPrefix("::") ? "'" + visible : visible
}

/// The same for lines of files, whose tabs and line breaks stay.
package func visibleLines(_ bytes: [UInt8]) -> [UInt8] {
  let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
    let content = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
    let parts = content.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
    let visible = parts.map { Array(visibleText(String(decoding: $0, as: UTF8.self)).utf8) }
    return visible.joined(separator: "\t".utf8) + line[content.endIndex...]
  }
  return Array(lines.joined(separator: "\n".utf8))
}

/// Whether text is ASCII without control characters and without `##[`.
private func isPlain(_ bytes: UnsafeRawBufferPointer) -> Bool {
  var hashes = 0
  for byte in bytes {
    guard (0x20..<0x7F).contains(byte) else { return false }
    if byte == UInt8(ascii: "#") {
      hashes += 1
    } else {
      if byte == UInt8(ascii: "["), hashes > 1 { return false }
      hashes = 0
    }
  }
  return true
}

private func visibleScalar(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)!
  case 0x7F: "\u{2421}"
  case 0x80..<0xA0: "\u{FFFD}"
  default: isInvisible(scalar, after: previous) ? "\u{FFFD}" : scalar
  }
}

/// Whether a character shows nothing where it stands, breaks the line, or changes the order of what is around it.
func isInvisible(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0xAD, 0x34F, 0x61C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B, 0x200E, 0x200F,
    0x2028...0x202E, 0x2060...0x206F, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9...0xFFFB, 0x1D173...0x1D17A,
    0xE0000...0xE0FFF, 0xFDD0...0xFDEF:
    true
  // Noncharacters (Unicode, section 23.7): the last two of each plane, and those above.
  case let code where code & 0xFFFE == 0xFFFE: true
  // They shape emoji, keycaps and the letters of some scripts, and do nothing to others.
  case 0x200C, 0x200D, 0xFE00...0xFE0F: previous.isASCII && !("0"..."9" ~= previous)
  default: false
  }
}

/// A message or hint on one line, trimmed and safe to show.
func oneLine(_ text: String) -> String {
  visibleText(trimmed(text))
}

/// Without white space at either end, as left by YAML's block scalars.
package func trimmed(_ text: String) -> String {
  // Most texts start and end with a letter, digit or sign.
  let plain: ClosedRange<UInt8> = 0x21...0x7E
  if let first = text.utf8.first, let last = text.utf8.last, plain ~= first, plain ~= last { return text }
  var rest = Substring(text)
  while rest.first?.isWhitespace == true { rest.removeFirst() }
  while rest.last?.isWhitespace == true { rest.removeLast() }
  return String(rest)
}
