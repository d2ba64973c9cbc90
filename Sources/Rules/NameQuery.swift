import HTTPFields
import Syntax

/// Which field names a rule is about: a list of names and globs, or a query of the catalogue.
///
///     headers: [If-Match, X-RateLimit-*]
///     headers: {status: [deprecated, obsoleted]}
struct NameQuery: Sendable {
  private let question: Question

  private enum Question: Sendable {
    case patterns([NamePattern])
    /// Fields that are registered with one of these.
    case statuses(Set<FieldFacts.Status>)
  }

  init(_ node: Node) throws(RuleFileError) {
    guard node.isMapping else {
      question = .patterns(try EntryReader.strings(node, "headers").map(NamePattern.init))
      return
    }
    let reader = try EntryReader(node)
    guard let list = reader.value("status") else {
      throw RuleFileError("'headers' is a list of texts, or asks the catalogue by 'status'", at: node)
    }
    var statuses: Set<FieldFacts.Status> = []
    for element in list.isSequence ? list.elements : [list] {
      statuses.insert(try EntryReader.word(element, "status", FieldFacts.Status.self))
    }
    question = .statuses(statuses)
    try reader.finish()
  }

  /// - Parameter name: in lower case.
  func matches(_ name: String, _ catalogue: FieldCatalogue) -> Bool {
    switch question {
    case .patterns(let patterns):
      return patterns.contains { $0.matches(lowercase: name) }
    case .statuses(let statuses): return catalogue[name]?.status.map(statuses.contains) ?? false
    }
  }
}
