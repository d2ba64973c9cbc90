import HTTPFields
import Text

/// Names with a common prefix, such as `Content-*`.
struct NameFamily: Sendable {
  private let pattern: NamePattern
  /// The prefix in lower case.
  private let start: String

  init(_ glob: String) {
    pattern = NamePattern(glob)
    start = String(asciiLowercase(glob).prefix { $0 != "*" })
  }

  func contains(_ name: String) -> Bool { pattern.matches(lowercase: asciiLowercase(name)) }

  /// Names of the family, with the part that distinguishes each.
  struct Members {
    fileprivate let names: [String]
    fileprivate let rests: [String]
  }

  func members(among names: [String]) -> Members {
    let members = names.filter(contains)
    return Members(names: members, rests: members.map(rest))
  }

  /// The member that a name was probably meant to be, if similar enough. Ignores the common prefix.
  func nearest(to name: String, among members: Members) -> String? {
    guard let nearest = EditDistance.nearest(to: rest(name), among: members.rests) else { return nil }
    return members.names[members.rests.firstIndex(of: nearest)!]
  }

  private func rest(_ name: String) -> String { String(asciiLowercase(name).dropFirst(start.count)) }
}
