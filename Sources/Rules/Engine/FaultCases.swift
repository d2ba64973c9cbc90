/// The cases of an entry by the kind of fault that each is about: the word of `for`. A case without it is about all kinds
/// that have none of their own; a kind without a case is none of the rule's business.
struct FaultCases<Kind: RawRepresentable & CaseIterable & Hashable & Sendable>: Sendable
where Kind.RawValue == String {
  private let indices: [Kind: Int]
  /// The case about all other kinds.
  let other: Int?

  /// - Parameter placeholders: what the messages may say.
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

  subscript(kind: Kind) -> Int? { indices[kind] ?? other }
}
