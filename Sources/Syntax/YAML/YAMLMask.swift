/// NEL, LS and PS end a line for libyaml but not in YAML 1.2, where they are characters like others. So libyaml gets
/// to read other characters of the same size, and the texts that it hands out get the right ones back. The same is done
/// with tabs that it takes for indentation where they are the first text of a block scalar.
struct YAMLMask {
  /// The file's bytes with the stand-ins.
  let bytes: SourceBytes
  private let replacements: [Replacement]

  private struct Replacement {
    let original: [UInt8]
    let standIn: [UInt8]
  }

  private static let tabStandIn = UInt8(ascii: "x")

  /// A tab that is the first text of a block scalar.
  struct Tab: Equatable {
    /// Byte offset of the tab.
    let place: Int
    /// Byte offset of the block scalar's `|` or `>`.
    let indicator: Int
    /// Whether lines are folded. The stand-in of the tab would be, so that such a scalar is read as a literal one.
    let isFolded: Bool
  }

  init(_ source: UnsafeRawBufferPointer, tabs: [Tab] = []) {
    var replacements: [Replacement] = []
    var masked = [UInt8](source)
    for (original, candidates) in Self.breaks where Self.contains(source, original) {
      let free = candidates.first { standIn in
        !Self.contains(source, standIn) && !replacements.contains { $0.standIn == standIn }
      }
      // Only a hostile file contains every candidate; it gets a wrong character in a text.
      let replacement = Replacement(original: original, standIn: free ?? candidates[0])
      Self.replace(replacement.original, by: replacement.standIn, in: &masked)
      replacements.append(replacement)
    }
    for tab in tabs {
      masked[tab.place] = Self.tabStandIn
      if tab.isFolded { masked[tab.indicator] = UInt8(ascii: "|") }
    }
    self.bytes = SourceBytes(masked)
    self.replacements = replacements
  }

  /// A text of libyaml's with the original characters.
  /// - Parameter beginsWithTab: whether a masked tab is the first in it that breaks no line.
  func restored(_ text: UnsafeRawBufferPointer, beginsWithTab: Bool) -> [UInt8] {
    var restored = [UInt8](text)
    if beginsWithTab, let first = restored.firstIndex(where: { $0 != 0x0A }) { restored[first] = 0x09 }
    for replacement in replacements {
      Self.replace(replacement.standIn, by: replacement.original, in: &restored)
    }
    return restored
  }

  /// Unassigned characters of two bytes for NEL, noncharacters of three for LS and PS.
  private static let breaks: [(original: [UInt8], standIns: [[UInt8]])] = [
    (utf8(0x85), [0x378, 0x379, 0x380, 0x381, 0x382, 0x383, 0x38B, 0x38D, 0x3A2, 0x530].map(utf8)),
    (utf8(0x2028), (0xFDD0...0xFDEF).map(utf8)),
    (utf8(0x2029), (0xFDD0...0xFDEF).map(utf8)),
  ]

  private static func utf8(_ scalar: UInt32) -> [UInt8] { Array(String(Unicode.Scalar(scalar)!).utf8) }

  private static func contains(_ bytes: UnsafeRawBufferPointer, _ character: [UInt8]) -> Bool {
    guard bytes.count >= character.count else { return false }
    return (0...(bytes.count - character.count)).contains { bytes[$0...].starts(with: character) }
  }

  private static func replace(_ old: [UInt8], by new: [UInt8], in bytes: inout [UInt8]) {
    guard bytes.count >= old.count else { return }
    for index in 0...(bytes.count - old.count) where bytes[index...].starts(with: old) {
      for offset in new.indices { bytes[index + offset] = new[offset] }
    }
  }
}
