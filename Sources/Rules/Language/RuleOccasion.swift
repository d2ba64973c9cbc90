import OpenAPI
import Syntax
import Text

/// What a document must have for a rule to say anything of it. It tells without the rule being read.
enum RuleOccasion: Sendable {
  case always
  /// A header of these kinds; where there are names, one that is or stands for one of them.
  /// - Parameter names: in lower case.
  case headers(HeaderKinds, names: [String]?)

  /// - Parameter check: what the entry's `check` names.
  init(_ entry: Node, _ check: any Check.Type) {
    self = .always
    guard check.looksAtSelection else { return }
    let cases = entry["cases"]?.elements ?? [entry]
    var kinds = HeaderKinds()
    for on in Self.values("on", cases, entry) {
      guard let own = on.flatMap(Selection.kinds) else { return }
      kinds.formUnion(own)
    }
    var names: [String] = []
    for headers in Self.values("headers", cases, entry) {
      let own = headers?.isSequence == true ? headers?.elements.compactMap(\.text) : nil
      guard let own, !own.contains(where: { $0.withBytes { $0.contains(NamePattern.star) } }) else {
        self = .headers(kinds, names: nil)
        return
      }
      names += own.map(asciiLowercase)
    }
    self = .headers(kinds, names: names)
  }

  /// What the cases say to a key: their own values, and once the entry's if some have none.
  private static func values(_ key: StaticString, _ cases: [Node], _ entry: Node) -> [Node?] {
    let own = cases.compactMap { $0[key] }
    return own.count == cases.count ? own : own + [entry[key]]
  }
}

/// The headers that a document has, in so far as they give rules occasion.
final class GivenHeaders {
  private let entries: NamedEntries
  private let aliases: Aliases
  /// What they are called, are and are to be replaced with.
  private lazy var names = {
    var names: Set<String> = []
    for entry in entries.firsts {
      names.insert(entry.key)
      names.insert(aliases.key(of: entry))
      if let successor = aliases.successor(of: entry) { names.insert(successor) }
    }
    return names
  }()

  init(_ entries: NamedEntries, _ aliases: Aliases) {
    self.entries = entries
    self.aliases = aliases
  }

  func give(_ occasion: RuleOccasion) -> Bool {
    guard case .headers(let kinds, let names) = occasion else { return true }
    guard !entries.kinds.isDisjoint(with: kinds) else { return false }
    return names?.contains(where: self.names.contains) ?? true
  }
}
