/// Known findings that a team accepts for now, so that only new ones are reported.
///
/// An entry identifies what a finding is about but never its line, so that documents can be reformatted and
/// reordered.
package struct Baseline: Equatable, Sendable {
  /// Sorted by path, rule, pointer, header; without duplicates.
  package let entries: [Entry]

  /// The default name of the file.
  package static let defaultName = ".headerlint-baseline.json"
  /// The version of the file format.
  package static let version = 1
  /// No document has as many findings of one subject, and sums of such numbers can't overflow.
  package static let highestCount = 1_000_000_000

  package struct Entry: Hashable, Sendable {
    package let subject: Subject
    /// The rules that the findings silenced, sorted: what these say at the place is held back as well.
    package let also: [String]
    /// How many such findings are held back; at least one, and at most `Baseline.highestCount`.
    package let count: Int

    package init(subject: Subject, also: [String] = [], count: Int) {
      self.subject = subject
      self.also = also
      self.count = count
    }
  }

  /// What a baseline identifies findings by.
  package struct Subject: Hashable, Sendable {
    /// Relative to the root of the repository.
    package let path: String
    package let rule: String
    /// A JSON Pointer with `-` for every array index, e.g. `/paths/~1things/get/parameters/-`.
    package let pointer: String
    /// As spelled in the document; nil if the finding isn't about a header.
    package let header: String?

    package init(path: String, rule: String, pointer: String, header: String?) {
      self.path = path
      self.rule = rule
      self.pointer = pointer
      self.header = header
    }
  }

  /// - Parameter entries: in any order; equal subjects become one entry, which counts all.
  package init(_ entries: [Entry]) {
    self.entries = Dictionary(grouping: entries, by: \.subject).map { subject, entries in
      Entry(
        subject: subject, also: Set(entries.flatMap(\.also)).sorted(),
        count: entries.reduce(0) { min($0 + min($1.count, Self.highestCount), Self.highestCount) })
    }.sorted { $0.subject < $1.subject }
  }
}

extension Baseline.Subject: Comparable {
  package static func < (left: Self, right: Self) -> Bool {
    (left.path, left.rule, left.pointer, left.header ?? "")
      < (right.path, right.rule, right.pointer, right.header ?? "")
  }
}
