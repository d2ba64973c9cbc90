/// Why a text is not a valid field value.
package struct ValueFault: Error, Hashable, Sendable {
  /// What is wrong, to follow the value: `is not an entity-tag`.
  package let problem: String
  /// Where it is wrong: an offset into the value in UTF-8 bytes.
  package let offset: Int
  /// What to write instead: `write '"5db68c06"' (the quotes are part of the value)`; nil if only a sample
  /// helps.
  package let advice: String?
  /// The correction; nil if the intended value is unclear.
  let repair: Repair?

  /// Whether the correction is the whole value, right in every other way too.
  package private(set) var isOfWhole = false

  /// What to write in place of the faulty part; nil if the intended value is unclear.
  package var replacement: String? { repair?.text }

  /// A part of the value and its replacement.
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

  /// A fault corrected by replacing a part with a text, as the advice says.
  /// - Parameter range: in UTF-8 bytes of the value.
  init(_ problem: String, at offset: Int, replacing range: Range<Int>, with text: String) {
    self.init(problem, at: offset, advice: "write '\(text)'", repair: Repair(range, text))
  }

  /// Quotes of the wrong kind, where the whole value is known to be right with others.
  package init(quotes problem: String, in text: String, sign: String, mended: String) {
    let start = text.firstRange(of: sign)?.lowerBound ?? text.startIndex
    self.init(
      problem, at: text.utf8.distance(from: text.startIndex, to: start), advice: "write '\(mended)'",
      repair: Repair(0..<text.utf8.count, mended))
    isOfWhole = true
  }

  /// The same fault of a value inside another one.
  func moved(by distance: Int) -> ValueFault {
    ValueFault(problem, at: offset + distance, advice: advice, repair: repair?.moved(by: distance))
  }

  /// The same fault with the given advice, if it has none of its own or one longer than `length` UTF-8 bytes.
  func advising(_ advice: @autoclosure () -> String, upTo length: Int) -> ValueFault {
    if let own = self.advice, own.utf8.count <= length { return self }
    return ValueFault(problem, at: offset, advice: advice(), repair: repair)
  }
}
