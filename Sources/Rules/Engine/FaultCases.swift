/// The cases of an entry by kind of fault, the word of `for`. A case without it applies to all kinds without
/// their own; a kind without a case isn't reported.
struct FaultCases<Kind: RawRepresentable & CaseIterable & Hashable & Sendable>: Sendable
where Kind.RawValue == String {
  private let indices: [Kind: Int]
  /// The case for all other kinds.
  let other: Int?

  /// - Parameter placeholders: those the messages may use.
  init(_ entry: EntryReader, _ placeholders: [String]) throws(RuleFileError) {
    var indices: [Kind: Int] = [:]
    var other: Int?
    for (index, entry) in try entry.cases().enumerated() {
      if let node = entry.ownValue("for") {
        let kind = try EntryReader.word(node, "for", Kind.self)
        indices[kind] = index
        entry.fault = kind.rawValue
      } else {
        other = index
      }
      try entry.readMessage(placeholders)
    }
    self.indices = indices
    self.other = other
  }

  /// The case that is about a kind alone.
  func own(_ kind: Kind) -> Int? { indices[kind] }

  subscript(kind: Kind) -> Int? { indices[kind] ?? other }
}
