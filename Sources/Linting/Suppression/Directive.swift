import Rules
import Syntax
import Text

/// One rule of a suppression in a document, or a suppression of all rules.
package struct Directive: Sendable {
  let subject: Subject
  let scope: Scope
  /// Where the rule is named or, without one, the word `ignore` or the extension's key.
  let place: Place
  /// The object containing it as a JSON Pointer; the root for a comment.
  let pointer: String
  let reason: String?
  /// Why it can never have an effect; nil for a valid directive.
  var fault: DirectiveFault?
  /// The comment that it is in; nil for an extension's.
  var comment: Comment?

  enum Subject: Hashable, Sendable {
    case all
    /// An id, a set or a guideline's number such as `zalando#132`.
    case word(String)
    /// Zally's number of a rule, from `x-zally-ignore`.
    case number(Int)

    /// Whether it names a rule.
    func names(_ rule: RuleDescription) -> Bool {
      switch self {
      case .all: true
      case .word(let word): rule.isNamed(by: word)
      case .number(let number): rule.zallyNumbers.contains(number)
      }
    }
  }

  enum Scope: Sendable {
    /// 1-based line number in the file of `place`.
    case line(Int)
    /// The file of `place`.
    case file
    case object(Node)
    /// What an invalid directive covers.
    case nothing
  }

  /// Equal for a directive that several documents reach, each through its own tree.
  package struct ID: Hashable, Sendable {
    let path: TextKey
    /// 0-based, in bytes.
    let offset: Int
    let word: String
  }

  var id: ID { ID(path: TextKey(place.source.path), offset: place.range.lowerBound, word: word ?? "") }

  /// The rule; nil if there is none.
  var word: String? {
    switch subject {
    case .all: nil
    case .word(let word): word
    case .number(let number): String(number)
    }
  }
}

/// The directives in a document's files, and which of them had an effect.
package struct SuppressionUsage: Sendable {
  var directives: [Directive] = []
  var used: Set<Directive.ID> = []
  /// Those that cover some uses of a definition but not all, and so suppress nothing.
  var partial: Set<Directive.ID> = []

  var isEmpty: Bool { directives.isEmpty && used.isEmpty && partial.isEmpty }
}

struct DirectiveFault: Sendable {
  let kind: ToolFault
  var arguments = Arguments.none
  /// What to write in place of the word; nil if that isn't known.
  var meant: String?
}
