import Syntax
import Testing

/// An unreadable text, with the error and its location.
struct ErrorCase: CustomTestStringConvertible {
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

/// What the author did and where (1-based line and column), for what libyaml and the JSON reader stumble over.
@Suite struct ErrorTests {
  private static let yamlCases: [ErrorCase] = [
    ErrorCase("info:\n  title\n  version: 1\n", "missing ':' after 'title'", 2, 3),
    ErrorCase("openapi: 3.0.0\ninfo\npaths: {}\n", "missing ':' after 'info'", 2, 1),
    ErrorCase("a: 1\nb: x: y\n", "the value holds ': ', which starts another value", 2, 4),
    ErrorCase("a: 1\n  b: 2\n", "this line is indented more than its siblings", 2, 3),
    ErrorCase("a:\n  b: 1\n    c: 2\n", "this line is indented more than its siblings", 3, 5),
    ErrorCase("info:\n  title:x\n  version: 1\n", "no space after ':'", 2, 8),
    ErrorCase("title:x\nversion: 1\n", "no space after ':'", 1, 6),
    ErrorCase("\(String(repeating: "k", count: 1100)): 1\n", "a key of more than 1024 characters", 1, 1),
    ErrorCase("a:\n  b: 1\n c: 2\n", "this line is not indented like the keys around it", 3, 2),
    ErrorCase("a: 1\n- b\n", "a list item among the keys of a mapping", 2, 1),
    ErrorCase("a: 'it's'\n", "text after a closing quote", 1, 4),
    ErrorCase("a: \"x\" y\n", "text after a closing quote", 1, 4),
    ErrorCase("a: {b: 1},\nc: 1\n", "',' has nothing to close or part", 1, 10),
    ErrorCase("a: 1\nb: ]\n", "a value is expected here", 2, 4),
    ErrorCase("- a\nb: 1\n", "a key among the items of a list", 2, 1),
    ErrorCase("a: [1, 2\nb: 3\n", "'[' is not closed, or a comma is missing", 1, 4),
    ErrorCase("a: {b: 1\nc: [2]\n", "'{' is not closed, or a comma is missing", 1, 4),
    ErrorCase("a: [\"x\" 1]\n", "'[' is not closed, or a comma is missing", 1, 4),
    ErrorCase("a: 'x\nb: 1\n", "this text has no closing quote", 1, 4),
    ErrorCase("é: 1\na: \"x\nb: 1\n", "this text has no closing quote", 2, 4),
    ErrorCase("a:\n\tb: 1\n", "a tab in the indentation", 2, 1),
    ErrorCase("a: |\n\t\nb: 1\n", "a tab in the indentation", 2, 1),
    ErrorCase("a: |\n  \t\n  b\nc: [\n", "a value is expected here", 5, 1),
    ErrorCase(
      "a: |\n    \t\n  b\n", "the block begins with a line of spaces and a tab; delete that line", 2, 5),
    ErrorCase("a:\n  b: |\n  \tc: d\n", "a tab in the indentation", 3, 3),
    ErrorCase("a: @x\n", "text can't start with '@'", 1, 4),
    ErrorCase("a: `x`\n", "text can't start with '`'", 1, 4),
    ErrorCase("a: %x\n", "text can't start with '%'", 1, 4),
    ErrorCase("a: \"\\d\"\n", "YAML has no escape '\\d'", 1, 5),
    ErrorCase("pattern: \"^[a]\\.x\"\n", "YAML has no escape '\\.'", 1, 15),
    ErrorCase("a: *\n", "text that starts with '*' needs quotes", 1, 4),
    ErrorCase("a: **b**\n", "text that starts with '*' needs quotes", 1, 4),
    ErrorCase("a: & b\n", "text that starts with '&' needs quotes", 1, 4),
    ErrorCase("a: *b\n", "there is no anchor '&b' before this alias", 1, 4),
    ErrorCase("a: - b\n", "a list item where a value was expected", 1, 4),
    ErrorCase("a: !x!y b\n", "this tag is not declared", 1, 4),
    ErrorCase("? [a]\n: b\n", "a key must be a string, not a list", 1, 3),
    ErrorCase("a: \"\\uD83D\\uDE00\"\n", "this escape is no character", 1, 5),
    ErrorCase("a: 1\n---\nb: 2\n", "a second document in the same file", 2, 1),
    ErrorCase("a\nb: 1\n", "missing ':' after 'a'", 1, 1),
    ErrorCase("%YAML 9.9\n---\na: 1\n", "there is no such version of YAML", 1, 1),
    ErrorCase("- a\n b: 1\n", "this line is indented more than its siblings", 2, 2),
    ErrorCase("a: |\n x\ny\nb: 1\n", "missing ':' after 'y'", 3, 1),
    ErrorCase("a: &x.y b\n", "a name of an anchor or alias holds letters, digits, '-' and '_' only", 1, 4),
  ]

  @Test(arguments: yamlCases)
  func ofYAML(_ example: ErrorCase) throws { try check(example, "api.yaml") }

  private static let jsonCases: [ErrorCase] = [
    ErrorCase("{\"a\": 1,}", "a comma after the last item", 1, 8),
    ErrorCase("[1,\n]", "a comma after the last item", 1, 3),
    ErrorCase("{\"a\" 1}", "missing ':' after the key", 1, 6),
    ErrorCase("{\"a\": 1\n\"b\": 2}", "missing ',' or '}'", 2, 1),
    ErrorCase("[1 2]", "missing ',' or ']'", 1, 4),
    ErrorCase("{a: 1}", "missing a key between double quotes", 1, 2),
    ErrorCase("{'a': 1}", "JSON has no single quotes", 1, 2),
    ErrorCase("['a']", "JSON has no single quotes", 1, 2),
    ErrorCase("// c\n{}", "JSON has no comments", 1, 1),
    ErrorCase("{\n// c\n}", "JSON has no comments", 2, 1),
    ErrorCase("[1] x", "text after the end of the document", 1, 5),
    ErrorCase("[yes]", "'yes' is not a JSON value", 1, 2),
    ErrorCase("[012]", "'012' is not a JSON number", 1, 2),
    ErrorCase("[\"a", "this text has no closing quote", 1, 2),
    ErrorCase("[\"a\nb\"]", "this text has no closing quote on its line", 1, 2),
    ErrorCase("[\"\t\"]", "a tab inside a string; write '\\t'", 1, 3),
    ErrorCase("[\"\u{1}\"]", "a control character inside a string", 1, 3),
    ErrorCase("[\"\\d\"]", "JSON has no escape '\\d'", 1, 3),
    ErrorCase("[\"é\\é\"]", "JSON has no escape '\\é'", 1, 4),
    ErrorCase("[\"\\u12é4\"]", "'\\u' needs four hexadecimal digits", 1, 3),
    ErrorCase("[", "the file ends where a value is expected", 1, 2),
    ErrorCase("{\"a\": 1", "the file ends where ',' or '}' is expected", 1, 8),
    ErrorCase("", "the file ends where a value is expected", 1, 1),
    ErrorCase("[\"a\", é]", "a value is expected here", 1, 7),
  ]

  @Test(arguments: jsonCases)
  func ofJSON(_ example: ErrorCase) throws { try check(example, "api.json") }

  @Test func ofWhatLooksLikeJSONSpeakOfJSONUnlessTheFileIsNamedYAML() {
    #expect(failure("{\"a\" 1}", as: "<stdin>")?.message == "missing ':' after the key")
    #expect(failure("{\"a\" 1}", as: "a.yaml")?.message == "'{' is not closed, or a comma is missing")
  }

  private func check(_ example: ErrorCase, _ path: String) throws {
    let error = try #require(failure(example.text, as: path))
    let source = SourceFile(path: path, bytes: Array(example.text.utf8))
    let position = LineTable(source).position(at: error.range.lowerBound)
    #expect(error.message == example.message)
    #expect("\(position.line):\(position.column)" == "\(example.line):\(example.column)")
  }
}
