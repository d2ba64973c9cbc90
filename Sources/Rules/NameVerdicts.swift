import OpenAPI

/// What is thought of the names of a document's headers. Documents repeat a few names thousands of times, and each is
/// judged once.
struct NameVerdicts<Verdict> {
  private var verdicts: [Verdict?]

  init(_ document: APIDocument) {
    verdicts = Array(repeating: nil, count: document.spellingCount)
  }

  mutating func verdict(on entry: HeaderEntry, _ judge: (HeaderEntry) -> Verdict) -> Verdict {
    if let known = verdicts[entry.spelling] { return known }
    let verdict = judge(entry)
    verdicts[entry.spelling] = verdict
    return verdict
  }
}
