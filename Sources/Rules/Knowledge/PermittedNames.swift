import HTTPFields
import Text

/// Names and globs that are permitted.
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
    // A name one slip away is at most one letter shorter.
    if skeleton.utf8.count >= Self.slipLength - 1 { skeletons.insert(skeleton) }
  }

  func contains(_ name: String) -> Bool { index.contains(lowercase: asciiLowercase(name)) }

  /// The name that differs at most in case and separators, in its spelling.
  func name(withSkeleton skeleton: String) -> String? { names[skeleton] }

  /// A name one slip away. Short names are excluded: they often differ by one letter.
  func slip(_ name: String) -> String? {
    let skeleton = KnownNames.skeleton(name)
    guard skeleton.utf8.count >= Self.slipLength else { return nil }
    return skeletons.slip(of: skeleton).flatMap { names[$0] }
  }

  /// Bytes.
  private static let slipLength = 8
}
