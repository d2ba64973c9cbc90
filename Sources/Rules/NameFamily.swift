import HTTPFields
import Text

/// Names that start alike, such as `Content-*`.
struct NameFamily: Sendable {
  private let pattern: NamePattern
  /// What they start with, in lower case.
  private let start: String

  init(_ glob: String) {
    pattern = NamePattern(glob)
    start = String(asciiLowercase(glob).prefix { $0 != "*" })
  }

  func contains(_ name: String) -> Bool { pattern.matches(lowercase: asciiLowercase(name)) }

  /// The member that a name was meant to be, where one is near enough. What all have in common doesn't count.
  func nearest(to name: String, among names: [String]) -> String? {
    let members = names.filter(contains)
    let rests = members.map(rest)
    guard let nearest = EditDistance.nearest(to: rest(name), among: rests) else { return nil }
    return members[rests.firstIndex(of: nearest)!]
  }

  private func rest(_ name: String) -> String { String(asciiLowercase(name).dropFirst(start.count)) }
}
