/// Finds one of many texts that is one slip away from a given text, without comparing them all.
///
/// If one byte was inserted, deleted, replaced or swapped with its neighbour, the texts become equal by
/// deleting at most one byte from each. So each text is filed under every result of deleting one byte.
package struct SlipIndex: Sendable {
  private var texts: [String] = []
  /// The last entry for each hash.
  private var last: [Hash: Int32] = [:]
  private var entries: [Entry] = []

  private struct Entry {
    let text: Int32
    /// The previous entry for the same hash; negative if none.
    let before: Int32
  }

  private struct Hash: WordKey {
    let word: UInt
  }

  package init() {}

  package mutating func insert(_ text: String) {
    let number = Int32(texts.count)
    texts.append(text)
    Self.forEachRest(of: text) { rest in
      let before = last.updateValue(Int32(entries.count), forKey: rest) ?? -1
      entries.append(Entry(text: number, before: before))
    }
  }

  /// The text one slip away that was inserted first.
  /// - Parameter compared: incremented for each text compared.
  package func slip(of text: String, compared: inout Int) -> String? {
    var first: Int32?
    Self.forEachRest(of: text) { rest in
      var entry = last[rest] ?? -1
      while entry >= 0 {
        let number = entries[Int(entry)].text
        if number < first ?? .max {
          compared += 1
          let isSlip = text.withBytes { text in
            texts[Int(number)].withBytes { EditDistance.isSlip(text, $0) }
          }
          if isSlip { first = number }
        }
        entry = entries[Int(entry)].before
      }
    }
    return first.map { texts[Int($0)] }
  }

  package func slip(of text: String) -> String? {
    var compared = 0
    return slip(of: text, compared: &compared)
  }

  /// The text itself, and the text without each one of its bytes; of equal neighbours, only the first is
  /// deleted.
  private static func forEachRest(of text: String, _ body: (Hash) -> Void) {
    text.withBytes { bytes in
      func hash(_ rest: UnsafeRawBufferPointer) -> Hash {
        Hash(word: UInt(truncatingIfNeeded: TextHashing.ofProcess.hash(rest)))
      }
      body(hash(bytes))
      guard !bytes.isEmpty else { return }
      var rest = Array(bytes.dropFirst())
      body(rest.withUnsafeBytes(hash))
      for index in rest.indices where bytes[index] != bytes[index + 1] {
        rest[index] = bytes[index]
        body(rest.withUnsafeBytes(hash))
      }
    }
  }
}
