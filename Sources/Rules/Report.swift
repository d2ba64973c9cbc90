import Syntax

/// What a check has to say about a document.
struct Report {
  private(set) var remarks: [Remark] = []

  /// - Parameters:
  ///   - variant: index of the entry's case, 0 where it has none.
  ///   - message: one sentence without a full stop, that says what to write instead.
  mutating func add(_ message: String, about subject: Subject, variant: Int = 0) {
    remarks.append(Remark(subject: subject, variant: variant, message: message))
  }
}

/// One thing that a check has found.
struct Remark {
  let subject: Subject
  let variant: Int
  let message: String
}
