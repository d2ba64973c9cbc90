import OpenAPI
import Syntax
import Text

/// Names that count as other headers where these must be there: `stand-ins` of an entry. The first list that knows a name
/// has it.
struct StandIns: Sendable {
  private let lists: [(name: String, patterns: [NamePattern])]

  init(_ entry: EntryReader) throws(RuleFileError) {
    var lists: [(name: String, patterns: [NamePattern])] = []
    for member in entry.value("stand-ins")?.members ?? [] {
      let names = try EntryReader.strings(member.value, member.name)
      lists.append((asciiLowercase(member.name), names.map { NamePattern(KnownNames.skeleton($0)) }))
    }
    self.lists = lists
  }

  /// The names in a document that stand for others, in lower case, by those: worked out once, not for each response.
  func names(in document: APIDocument) -> [String: [String]] {
    guard !lists.isEmpty else { return [:] }
    var names: [String: [String]] = [:]
    for name in Set(document.headers.lazy.map(\.key)) {
      if let wanted = meant(by: name) { names[wanted, default: []].append(name) }
    }
    return names
  }

  /// - Parameter name: in lower case.
  private func meant(by name: String) -> String? {
    let skeleton = KnownNames.skeleton(name)
    return lists.first { $0.patterns.contains { $0.matches(lowercase: skeleton) } }?.name
  }
}
