import Syntax

/// GitHub's `primaryLocationLineHash` for every line of a file.
///
/// The uploader of code scanning (github/codeql-action, fingerprints.ts) computes it where a SARIF file lacks it; what
/// is uploaded past it needs the very same value, or alerts are closed and opened again. A line's hash covers the
/// first 100 UTF-16 code units from its start onwards, lines below included, without spaces and tabs and with LF for
/// every line break; the file is followed by one unit 65535 and then zeros. Behind the colon stands how often that
/// hash has occurred in the file so far.
struct LineFingerprints {
  private let hashes: [UInt64]
  private let occurrences: [Int32]

  init(_ source: SourceFile) {
    var units = Self.significantUnits(of: source)
    let count = units.count
    units.append(contentsOf: repeatElement(0, count: Self.window))

    var hashes: [UInt64] = []
    var occurrences: [Int32] = []
    var seen: [UInt64: Int32] = [:]
    // The polynomial of the units in the window: of the first unit's power is what `leaving` holds.
    var leaving: UInt64 = 1
    var hash: UInt64 = 0
    for unit in units[..<Self.window] {
      leaving &*= Self.base
      hash = hash &* Self.base &+ UInt64(unit)
    }
    for start in 0..<count {
      if start == 0 || units[start - 1] == lineFeed {
        hashes.append(hash)
        seen[hash, default: 0] += 1
        occurrences.append(seen[hash]!)
      }
      hash = hash &* Self.base &+ UInt64(units[start + Self.window]) &- leaving &* UInt64(units[start])
    }
    self.hashes = hashes
    self.occurrences = occurrences
  }

  /// - Parameter line: 1-based, as `LineTable` counts.
  subscript(line line: Int) -> String? {
    guard hashes.indices.contains(line - 1) else { return nil }
    return String(hashes[line - 1], radix: 16) + ":" + String(occurrences[line - 1])
  }

  /// How many lines there are; a line break at the end of the file begins one more.
  var count: Int { hashes.count }

  private static let window = 100
  private static let base: UInt64 = 37

  /// The units that count, with the mark at their end. A byte order mark counts: Node doesn't strip it.
  private static func significantUnits(of source: SourceFile) -> [UInt16] {
    var units: [UInt16] = []
    units.reserveCapacity(source.bytes.count + window + 1)
    var isAfterReturn = false
    for unit in source.text(0..<source.bytes.count).utf16 {
      switch unit {
      case UInt16(ascii: " "), UInt16(ascii: "\t"):
        isAfterReturn = false
      case lineFeed where isAfterReturn:
        isAfterReturn = false
      case UInt16(ascii: "\r"):
        units.append(lineFeed)
        isAfterReturn = true
      default:
        units.append(unit)
        isAfterReturn = false
      }
    }
    units.append(.max)
    return units
  }
}

private let lineFeed = UInt16(ascii: "\n")

extension UInt16 {
  fileprivate init(ascii character: Unicode.Scalar) {
    self.init(UInt8(ascii: character))
  }
}
