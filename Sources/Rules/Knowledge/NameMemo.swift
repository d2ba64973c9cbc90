import OpenAPI

/// Verdicts on the names of a document's headers, each computed once.
struct NameMemo<Verdict> {
  private let spellings: Spellings
  private var verdicts: [Verdict?]

  init(_ spellings: Spellings) {
    self.spellings = spellings
    verdicts = Array(repeating: nil, count: spellings.count)
  }

  mutating func verdict(on entry: HeaderEntry, _ judge: (HeaderEntry) -> Verdict) -> Verdict {
    let number = spellings.number(of: entry)
    if let known = verdicts[number] { return known }
    let verdict = judge(entry)
    verdicts[number] = verdict
    return verdict
  }
}
