/// Texts among which one is found that is a slip away from another text, without a look at all of them.
///
/// Where one byte was inserted, deleted, replaced or swapped with its neighbour, the texts are the same once at most one
/// byte is left out of each. So each text is filed under all that is left when one byte goes.
package struct SlipIndex: Sendable {
  private var texts: [String] = []
  /// The last entry under each hash.
  private var last: [Hash: Int32] = [:]
  private var entries: [Entry] = []

  private struct Entry {
    let text: Int32
    /// The entry under the same hash that was filed before; negative for none.
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

  /// The text that was inserted first of those that are a slip away.
  /// - Parameter compared: counts the texts that were looked at.
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

  /// The text itself, and what is left of it without one of its bytes; of neighbours that are the same, without the first.
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
