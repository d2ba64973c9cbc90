import Platform
import Syntax

extension Once {
  /// What a part of a file says. Where the file is known to have no mistakes, it is read when somebody asks for it, else at
  /// once.
  /// - Parameter tree: the file.
  static func reading(
    isProven: Bool, in tree: SyntaxTree, _ read: @escaping @Sendable () throws(RuleFileError) -> Value
  ) throws(RuleFileError) -> Once {
    if isProven { return Once { proven(tree, read) } }
    let value = try read()
    return Once { value }
  }
}

extension OnDemand {
  /// The same for many parts.
  /// - Throws: at the first mistake.
  static func reading<Part: Sendable>(
    _ parts: [Part], isProven: Bool, in tree: SyntaxTree,
    _ read: @escaping @Sendable (Part) throws(RuleFileError) -> Value
  ) throws(RuleFileError) -> OnDemand {
    if isProven {
      return OnDemand(count: parts.count) { number in
        proven(tree) { () throws(RuleFileError) in try read(parts[number]) }
      }
    }
    var values: [Value] = []
    for part in parts { values.append(try read(part)) }
    return OnDemand(count: values.count) { [values] in values[$0] }
  }
}

/// What is read of a file that is known to have no mistakes.
private func proven<Value>(_ tree: SyntaxTree, _ read: () throws(RuleFileError) -> Value) -> Value {
  defer { withExtendedLifetime(tree) {} }
  do throws(RuleFileError) {
    return try read()
  } catch {
    preconditionFailure(error.description)
  }
}
