import HTTPFields
import Text

/// Names and globs over names that need no further permission.
struct PermittedNames: Sendable {
  /// In lower case.
  private var keys: Set<String> = []
  private var globs: [NamePattern] = []
  /// By skeleton; and all skeletons, in order.
  private var names: [String: String] = [:]
  private var skeletons: [String] = []

  mutating func add(_ patterns: [String]) {
    for pattern in patterns {
      if pattern.contains("*") { globs.append(NamePattern(pattern)) } else { add(pattern) }
    }
  }

  private mutating func add(_ name: String) {
    let skeleton = KnownNames.skeleton(name)
    keys.insert(asciiLowercase(name))
    skeletons.append(skeleton)
    if names[skeleton] == nil { names[skeleton] = name }
  }

  func contains(_ name: String) -> Bool {
    let name = asciiLowercase(name)
    return keys.contains(name) || globs.contains { $0.matches(lowercase: name) }
  }

  /// The name that differs in case and separators at most, in its spelling.
  func name(withSkeleton skeleton: String) -> String? { names[skeleton] }

  /// A name that is one slip away. Short names differ by one letter too often to mean each other.
  func slip(_ name: String) -> String? {
    let skeleton = KnownNames.skeleton(name)
    let length = skeleton.utf8.count
    guard length >= 8 else { return nil }
    let near = skeletons.first {
      abs($0.utf8.count - length) <= 1 && EditDistance.distance($0, skeleton) == 1
    }
    return near.flatMap { names[$0] }
  }
}
