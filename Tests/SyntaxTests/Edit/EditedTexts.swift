@testable import Syntax
import Testing

/// A document and its edited text.
extension SyntaxTree {
  /// The file's text with edits made; `-` if there are none.
  func edited(_ edits: Edits?) throws -> String {
    guard let edits else { return "-" }
    return String(decoding: try #require(edits.applied(to: source.bytes)), as: UTF8.self)
  }

  /// The key at a pointer; a merged one if the mapping has none of its own.
  func key(_ pointer: String) throws -> Node {
    let steps = pointer.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    let parent = try #require(root.node(atPointer: steps.dropLast().map { "/" + $0 }.joined()))
    let keys = parent.ownKeys + parent.members.map(\.key)
    return try #require(keys.first { $0.text == String(steps.last!) })
  }

  func mapping(_ pointer: String) throws -> Node { try #require(root.node(atPointer: pointer)) }
}

let texts = [
  "", "x", "a b", "12", "-1", "+1", "1.0", "1.", ".5", ".", "-", "--", "---", "--- a", "...", "... a", "-x",
  "1e5", "1e-5",
  "1.5e+3", "0x1F", "0xFG", "0o17", "017", "0b101", "1_000", "1__0", "12:30:45", "1:2", "190:20:30.15",
  "12:300", "3.1.0",
  "2024-01-01", "2024-1-1", "2024-01-01T10:00:00Z", "2024-01-01 10:00:00", "2024-01", "20240101", "yes",
  "Yes", "NO", "no",
  "on", "Off", "y", "N", "yess", "true", "TRUE", "tRuE", "false", "null", "Null", "~", "~x", ".inf", "-.INF",
  ".nan", "=",
  "==", "<<", "<<<", "# x", "x #y", "x#y", "a: b", "a:b", "a:", "a :b", "::", ": a", ":a", "? a", "?a", "- a",
  ",a", "a,b",
  "[a]", "a]b", "{a}", "a}b", "a{", "&a", "*a", "!a", "|", ">", "'a'", "it's", "\"a\"", "a\"b", "%a", "@a",
  "`a`", " a",
  "a ", "a  b", "\ta", "a\tb", "a\t", "a\nb", "a\n", "\n", "a\r\nb", "a\rb", "\0", "a\u{1}b", "\u{7F}",
  "a\u{85}b",
  "\u{2028}", "a\u{2029}b", "\u{FEFF}a", "a\u{FEFF}", "é", "漢字", "😀", "\u{A0}a", "a\\b", "\\", "C:\\x",
  "http://a/b?c=d#e",
  "http://a/{b}", "*/*", "application/json", "$ref", "#/a/b", "a?b", "a:?b", "a:,b", "W/\"x\"", "1st",
  "5db68c06", "0", "00",
  "1e", "e1", "0x", "Infinity", "NaN", "+", "+.5", "-.5", "_1", "1_", "0.1.2", "12:", "a\u{1B}[0m",
  "\u{FFFE}", "\u{10FFFF}",
  "merge", "null ", "\"", "'", "''", "a'#b", "a # b: 'c' \"d\"", "line 1\nline 2\n", "  two\nlines",
  "tail \nx",
]
