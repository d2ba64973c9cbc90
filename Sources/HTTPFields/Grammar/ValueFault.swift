/// Why a text is no valid value of a field.
package struct ValueFault: Error, Hashable, Sendable {
  /// What is wrong, as it goes on behind the value: `is not an entity-tag`.
  package let problem: String
  /// Where it is wrong: an offset into the value in UTF-8 bytes.
  package let offset: Int
  /// What to write instead: `write '"5db68c06"' (the quotes are part of the value)`; nil where only a sample helps.
  package let advice: String?
  /// What mends it; nil where what was meant isn't to be seen.
  let repair: Repair?

  /// A part of the value and what should stand there.
  struct Repair: Hashable, Sendable {
    /// In UTF-8 bytes of the value.
    let range: Range<Int>
    let text: String

    init(_ range: Range<Int>, _ text: String) {
      self.range = range
      self.text = text
    }

    func moved(by distance: Int) -> Repair {
      Repair(range.lowerBound + distance..<range.upperBound + distance, text)
    }
  }

  init(_ problem: String, at offset: Int, advice: String? = nil, repair: Repair? = nil) {
    self.problem = problem
    self.offset = offset
    self.advice = advice
    self.repair = repair
  }

  /// A fault that is mended by putting a text in place of a part; the advice says so.
  /// - Parameter range: in UTF-8 bytes of the value.
  init(_ problem: String, at offset: Int, replacing range: Range<Int>, with text: String) {
    self.init(problem, at: offset, advice: "write '\(text)'", repair: Repair(range, text))
  }

  /// The same fault of a value that stands inside another one.
  func moved(by distance: Int) -> ValueFault {
    ValueFault(problem, at: offset + distance, advice: advice, repair: repair?.moved(by: distance))
  }

  /// The same fault with an advice, where it has none of its own or a longer one than this many UTF-8 bytes.
  func advising(_ advice: @autoclosure () -> String, upTo length: Int) -> ValueFault {
    if let own = self.advice, own.utf8.count <= length { return self }
    return ValueFault(problem, at: offset, advice: advice(), repair: repair)
  }
}
