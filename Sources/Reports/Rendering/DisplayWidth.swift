/// The width of a character in terminal columns.
///
/// Unicode Standard Annex 11: wide and full-width characters take two; marks and other invisible characters
/// take none. An emoji takes two, however many code points it consists of.
func displayWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  if let only = scalars.first, scalars.count == 1 { return displayWidth(only) }
  let isEmoji = scalars.first!.properties.isEmojiPresentation || scalars.contains("\u{FE0F}")
  return isEmoji ? 2 : scalars.reduce(0) { $0 + displayWidth($1) }
}

private func displayWidth(_ scalar: Unicode.Scalar) -> Int {
  guard scalar.value >= 0x300 else { return 1 }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: break
  }
  // The vowels and finals of a Hangul syllable share the two columns of its initial.
  if 0x1160...0x11FF ~= scalar.value || 0xD7B0...0xD7FF ~= scalar.value { return 0 }
  return isWide(scalar) ? 2 : 1
}

private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  if scalar.properties.isEmojiPresentation { return true }
  return switch scalar.value {
  // Hangul initials; brackets; radicals, kana, ideographs, Yi; Hangul syllables; compatibility and full-width forms.
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6:
    true
  // Tangut, Khitan, Kana supplements; enclosed ideographs; the planes of ideographs.
  case 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x3FFFD: true
  default: false
  }
}
