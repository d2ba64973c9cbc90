/// The folding of block scalars (YAML 1.2, section 8.1.3), for those that libyaml reads only as literal ones.
enum YAMLFolding {
  /// The text of a folded block scalar, from that which it would have as a literal one: a single line break between
  /// two lines becomes a space, and of several the first one goes. Around lines that begin with a blank, and at the
  /// ends of the text, all stay.
  /// - Parameter text: UTF-8, with line feeds.
  static func folded(_ text: [UInt8]) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.count)
    var breaks = 0
    var last: ArraySlice<UInt8>?
    for line in text.split(separator: lineFeed, omittingEmptySubsequences: false) {
      defer { breaks += 1 }
      if line.isEmpty { continue }
      if let last, !isSpaced(last), !isSpaced(line) {
        folded += breaks == 1 ? [space] : [UInt8](repeating: lineFeed, count: breaks - 1)
      } else {
        folded += [UInt8](repeating: lineFeed, count: breaks)
      }
      folded += line
      last = line
      breaks = 0
    }
    return folded + [UInt8](repeating: lineFeed, count: max(0, breaks - 1))
  }

  private static let lineFeed = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  private static func isSpaced(_ line: ArraySlice<UInt8>) -> Bool {
    line.first == space || line.first == 0x09
  }
}
