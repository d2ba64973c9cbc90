import Syntax
import Text

/// Text of a document or a path that is safe to show on one line of a terminal.
///
/// Control characters become their pictures (U+2400 and following), so that a document can't send escape sequences;
/// directional marks, line separators and invisible spaces become U+FFFD, so that what is read is what is there.
func visibleText(_ text: some StringProtocol) -> String {
  // Nearly all text is plain.
  let text = String(text)
  if text.withBytes({ $0.allSatisfy { (0x20..<0x7F).contains($0) } }) { return text }
  var visible = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { visible.append(visibleScalar(scalar)) }
  return String(visible)
}

private func visibleScalar(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
  switch scalar.value {
  case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)!
  case 0x7F: "\u{2421}"
  case 0x80..<0xA0, 0x61C, 0x200B, 0x200E, 0x200F, 0x2028...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF:
    "\u{FFFD}"
  default: scalar
  }
}

/// A message or hint on one line: without white space around it, safe to show.
func oneLine(_ text: String) -> String {
  visibleText(trimmed(text))
}

/// Without white space at its ends, as YAML's block scalars leave it there.
func trimmed(_ text: String) -> String {
  // Most texts begin and end with a letter, a digit or a mark.
  let plain: ClosedRange<UInt8> = 0x21...0x7E
  if let first = text.utf8.first, let last = text.utf8.last, plain ~= first, plain ~= last { return text }
  var rest = Substring(text)
  while rest.first?.isWhitespace == true { rest.removeFirst() }
  while rest.last?.isWhitespace == true { rest.removeLast() }
  return String(rest)
}
