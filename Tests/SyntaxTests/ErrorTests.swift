import Syntax
import Testing

/// What the author did and where (1-based line and column), for what libyaml and the JSON reader stumble over.
@Suite("Error messages")
struct ErrorTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let message: String
    let line: Int
    let column: Int

    init(_ text: String, _ message: String, _ line: Int, _ column: Int) {
      self.text = text
      self.message = message
      self.line = line
      self.column = column
    }

    var testDescription: String { text }
  }

  static let yaml: [Case] = [
    Case("info:\n  title\n  version: 1\n", "missing ':' after 'title'", 2, 3),
    Case("openapi: 3.0.0\ninfo\npaths: {}\n", "missing ':' after 'info'", 2, 1),
    Case("a: 1\nb: x: y\n", "the value holds ': ', which starts another value", 2, 4),
    Case("a: 1\n  b: 2\n", "this line is indented more than its siblings", 2, 3),
    Case("a:\n  b: 1\n    c: 2\n", "this line is indented more than its siblings", 3, 5),
    Case("info:\n  title:x\n  version: 1\n", "no space after ':'", 2, 8),
    Case("title:x\nversion: 1\n", "no space after ':'", 1, 6),
    Case("\(String(repeating: "k", count: 1100)): 1\n", "a key of more than 1024 characters", 1, 1),
    Case("a:\n  b: 1\n c: 2\n", "this line is not indented like the keys around it", 3, 2),
    Case("a: 1\n- b\n", "a list item among the keys of a mapping", 2, 1),
    Case("a: 'it's'\n", "text after a closing quote", 1, 4),
    Case("a: \"x\" y\n", "text after a closing quote", 1, 4),
    Case("a: {b: 1},\nc: 1\n", "',' has nothing to close or part", 1, 10),
    Case("a: 1\nb: ]\n", "']' has nothing to close or part", 2, 4),
    Case("- a\nb: 1\n", "a key among the items of a list", 2, 1),
    Case("a: [1, 2\nb: 3\n", "'[' is not closed, or a comma is missing", 1, 4),
    Case("a: {b: 1\nc: [2]\n", "'{' is not closed, or a comma is missing", 1, 4),
    Case("a: [1 \"x\"]\n", "'[' is not closed, or a comma is missing", 1, 4),
    Case("a: 'x\nb: 1\n", "this text has no closing quote", 1, 4),
    Case("é: 1\na: \"x\nb: 1\n", "this text has no closing quote", 2, 4),
    Case("a:\n\tb: 1\n", "a tab in the indentation", 2, 1),
    Case("a: @x\n", "a text can't start with '@'", 1, 4),
    Case("a: `x`\n", "a text can't start with '`'", 1, 4),
    Case("a: %x\n", "a text can't start with '%'", 1, 4),
    Case("a: \"\\d\"\n", "YAML has no escape '\\d'", 1, 5),
    Case("pattern: \"^[a]\\.x\"\n", "YAML has no escape '\\.'", 1, 15),
    Case("a: *\n", "a text that starts with '*' needs quotes", 1, 4),
    Case("a: **b**\n", "a text that starts with '*' needs quotes", 1, 4),
    Case("a: & b\n", "a text that starts with '&' needs quotes", 1, 4),
    Case("a: *b\n", "no anchor '&b' stands before this alias", 1, 4),
    Case("a: - b\n", "a list item where a value was expected", 1, 4),
    Case("a: !x!y b\n", "this tag is not declared", 1, 4),
    Case("? [a]\n: b\n", "a key must be a text, not a list", 1, 3),
    Case("a: \"\\uD83D\\uDE00\"\n", "this escape is no character", 1, 5),
    Case("a: 1\n---\nb: 2\n", "a second document in the same file", 2, 1),
    Case("a\nb: 1\n", "missing ':' after 'a'", 1, 1),
    Case("- a\n b: 1\n", "this line is indented more than its siblings", 2, 2),
    Case("a: |\n x\ny\nb: 1\n", "missing ':' after 'y'", 3, 1),
    Case("a: &é b\n", "a name of an anchor or alias holds letters, digits, '-' and '_' only", 1, 4),
  ]

  @Test("of YAML", arguments: yaml)
  func yaml(_ example: Case) throws { try check(example, "api.yaml") }

  static let json: [Case] = [
    Case("{\"a\": 1,}", "a comma after the last item", 1, 8),
    Case("[1,\n]", "a comma after the last item", 1, 3),
    Case("{\"a\" 1}", "missing ':' after the key", 1, 6),
    Case("{\"a\": 1\n\"b\": 2}", "missing ',' or '}'", 2, 1),
    Case("[1 2]", "missing ',' or ']'", 1, 4), Case("{a: 1}", "missing a key between double quotes", 1, 2),
    Case("{'a': 1}", "JSON has no single quotes", 1, 2), Case("['a']", "JSON has no single quotes", 1, 2),
    Case("// c\n{}", "JSON has no comments", 1, 1), Case("{\n// c\n}", "JSON has no comments", 2, 1),
    Case("[1] x", "text after the end of the document", 1, 5),
    Case("[yes]", "'yes' is not a JSON value", 1, 2),
    Case("[012]", "'012' is not a JSON number", 1, 2), Case("[\"a", "this text has no closing quote", 1, 2),
    Case("[\"a\nb\"]", "this text has no closing quote on its line", 1, 2),
    Case("[\"\t\"]", "a control character inside a text", 1, 3),
    Case("[\"\\d\"]", "JSON has no escape '\\d'", 1, 3), Case("[\"é\\é\"]", "JSON has no escape '\\é'", 1, 4),
    Case("[\"\\u12é4\"]", "'\\u' needs four hexadecimal digits", 1, 3),
    Case("[", "the file ends where a value should stand", 1, 2),
    Case("{\"a\": 1", "the file ends where ',' or '}' should stand", 1, 8),
    Case("", "the file ends where a value should stand", 1, 1),
    Case("[\"a\", é]", "a value should stand here", 1, 7),
  ]

  @Test("of JSON", arguments: json)
  func json(_ example: Case) throws { try check(example, "api.json") }

  @Test("of what looks like JSON speak of JSON, unless the file is named YAML")
  func either() {
    #expect(failure("{\"a\" 1}", as: "<stdin>")?.message == "missing ':' after the key")
    #expect(failure("{\"a\" 1}", as: "a.yaml")?.message == "'{' is not closed, or a comma is missing")
  }

  private func check(_ example: Case, _ path: String) throws {
    let error = try #require(failure(example.text, as: path))
    let source = SourceFile(path: path, bytes: Array(example.text.utf8))
    let position = LineTable(source).position(at: error.range.lowerBound)
    #expect(error.message == example.message)
    #expect("\(position.line):\(position.column)" == "\(example.line):\(example.column)")
  }
}
