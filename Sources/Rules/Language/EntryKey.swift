/// A key of a rule file, as rules/docs/language.md tells it.
///
/// The tests hold the keys of each check and condition against those that are really read.
package struct EntryKey: Sendable {
  package let name: String
  package let value: Value
  /// What holds where the key isn't there, in Markdown; nil for a key that must be there.
  package let fallback: String?
  /// What it says, in Markdown, without a full stop at its end.
  package let meaning: String

  package indirect enum Value: Sendable {
    case text
    /// One text, or a list of them.
    case texts
    case integer
    case boolean
    /// One of these.
    case word([String])
    /// One of these, or a list of them.
    case words([String])
    /// Keys of the rule's own choice.
    case mapping(String)
    case keys([EntryKey])
    /// What no other case says, in words.
    case other(String)
  }

  init(_ name: String, _ value: Value, default fallback: String?, _ meaning: String) {
    self.name = name
    self.value = value
    self.fallback = fallback
    self.meaning = meaning
  }

  /// A key that must be there.
  init(_ name: String, _ value: Value, _ meaning: String) {
    self.init(name, value, default: nil, meaning)
  }

  package var isRequired: Bool { fallback == nil }
}

extension EntryKey.Value {
  static func oneOf<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> EntryKey.Value
  where Word.RawValue == String {
    .word(type.allCases.map(\.rawValue))
  }

  static func someOf<Word: RawRepresentable & CaseIterable>(_ type: Word.Type) -> EntryKey.Value
  where Word.RawValue == String {
    .words(type.allCases.map(\.rawValue))
  }
}
