import Testing

@testable import Reports

@Suite struct ArtifactURITests {
  @Test(arguments: [
    ("api.yaml", "api.yaml"),
    ("./api.yaml", "api.yaml"),
    ("././a//b/./c.yaml", "a/b/c.yaml"),
    ("../api.yaml", "../api.yaml"),
    ("a b#c%20?d.yaml", "a%20b%23c%2520%3Fd.yaml"),
    ("é/漢.yaml", "%C3%A9/%E6%BC%A2.yaml"),
    ("v1:beta.yaml", "./v1:beta.yaml"),
    ("./v1:beta.yaml", "./v1:beta.yaml"),
    ("a/v1:beta.yaml", "a/v1:beta.yaml"),
    ("[x]\\y|\"z\".yaml", "%5Bx%5D%5Cy%7C%22z%22.yaml"),
    ("a\n\u{1B}.yaml", "a%0A%1B.yaml"),
    ("(a)+b=c,d&e@f;g!~_-.yaml", "(a)+b=c,d&e@f;g!~_-.yaml"),
    ("-", "-"),
    ("<stdin>", "%3Cstdin%3E"),
  ]) func relativePaths(path: String, uri: String) {
    #expect(ArtifactURI(path: path).uri == uri)
    #expect(ArtifactURI(path: path).isRelative)
  }

  @Test func anAbsolutePathIsNotRelativeToTheRepository() {
    #expect(ArtifactURI(path: "/srv/a b.yaml").uri == "file:///srv/a%20b.yaml")
    #expect(!ArtifactURI(path: "/srv/a b.yaml").isRelative)
  }

  @Test(arguments: [
    ("https://example.org", true), ("http://example.org:80/a?b=c&d#e", true),
    ("https://example.org/%C3%A9", true),
    ("", false), ("example.org", false), ("https://", false), ("https:///a", false),
    ("https://example.org/a b", false),
    ("https://example.org/é", false), ("https://example.org/%zz", false), ("https://example.org/%4", false),
    ("https://example.org/#a#b", false), ("javascript:alert(1)", false), ("https://example.org/\"", false),
  ]) func aURIThatAStrictReaderRefusesIsNotWritten(text: String, isURI: Bool) {
    #expect(isWebURI(text) == isURI)
  }
}
