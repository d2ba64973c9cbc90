import HTTPFields
import Text

/// Names and globs over names that need no further permission.
struct PermittedNames: Sendable {
  private var index = NameIndex()
  /// By skeleton.
  private var names: [String: String] = [:]
  private var skeletons = SlipIndex()

  init(_ patterns: [String] = []) {
    for pattern in patterns {
      index.append(pattern)
      if !pattern.utf8.contains(NamePattern.star) { add(pattern) }
    }
  }

  private mutating func add(_ name: String) {
    let skeleton = KnownNames.skeleton(name)
    guard names[skeleton] == nil else { return }
    names[skeleton] = name
    // Those that are a slip away are a letter shorter at most.
    if skeleton.utf8.count >= Self.slipLength - 1 { skeletons.insert(skeleton) }
  }

  func contains(_ name: String) -> Bool { index.contains(lowercase: asciiLowercase(name)) }

  /// The name that differs in case and separators at most, in its spelling.
  func name(withSkeleton skeleton: String) -> String? { names[skeleton] }

  /// A name that is one slip away. Short names differ by one letter too often to mean each other.
  func slip(_ name: String) -> String? {
    let skeleton = KnownNames.skeleton(name)
    guard skeleton.utf8.count >= Self.slipLength else { return nil }
    return skeletons.slip(of: skeleton).flatMap { names[$0] }
  }

  /// Bytes.
  private static let slipLength = 8
}
