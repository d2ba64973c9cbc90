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

  /// The first header of a response that stands for another one, as the document spells it.
  func name(for wanted: HeaderDemand.Name, in response: Response, _ document: APIDocument) -> String? {
    guard lists.contains(where: { $0.name == wanted.key }) else { return nil }
    return response.headers.lazy.map { document.headers[$0] }.first { meant(by: $0.key) == wanted.key }?.name
  }

  /// - Parameter name: in lower case.
  private func meant(by name: String) -> String? {
    let skeleton = KnownNames.skeleton(name)
    return lists.first { $0.patterns.contains { $0.matches(lowercase: skeleton) } }?.name
  }
}
