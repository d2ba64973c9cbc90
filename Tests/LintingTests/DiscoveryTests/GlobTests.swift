import Testing
import Text

@testable import Linting

@Suite struct GlobTests {
  /// Fit.
  @Test(
    arguments: [
      ("*.yaml", "api.yaml"), ("*.yaml", "deep/down/api.yaml"), ("api/*.yaml", "api/a.yaml"),
      ("/api.yaml", "api.yaml"), ("vendor/**", "vendor/a/b.yaml"), ("**/x", "x"), ("**/x", "a/b/x"),
      ("a/**/b", "a/b"), ("a/**/b", "a/x/y/b"), ("a?c", "abc"), ("[a-c]x", "bx"), ("[!a]x", "bx"),
      ("[]]x", "]x"), ("[[:digit:]]", "7"), ("\\*", "*"), ("**", "a/b"), ("a**b", "axxb"), ("é*", "états"),
    ])
  func fits(pattern: String, path: String) {
    #expect(Glob(pattern).matches(path))
  }

  /// Do not fit.
  @Test(
    arguments: [
      ("*.yaml", "api.yml"), ("api/*.yaml", "api/v1/a.yaml"), ("/api.yaml", "x/api.yaml"),
      ("vendor/**", "vendor"), ("a/**/b", "a/xb"), ("a?c", "a/c"), ("a[!x]c", "a/c"), ("[a", "[a"),
      ("a\\", "a"),
      ("[[:nothing:]]", "n"), ("**/x", "ax"), ("", "a"),
    ])
  func doesNotFit(pattern: String, path: String) {
    #expect(!Glob(pattern).matches(path))
  }

  @Test(.timeLimit(.minutes(20)))
  func noPatternTakesExponentialTime() {
    let pattern = String(repeating: "*a", count: 40) + "/**/" + String(repeating: "**/*b", count: 20)
    #expect(
      !Glob(pattern).matches(String(repeating: "a", count: 200) + "/" + String(repeating: "b/", count: 100)))
  }
}

extension Glob {
  init(_ pattern: String) {
    self.init(bytes: Array(pattern.utf8)[...])
  }

  fileprivate func matches(_ path: String) -> Bool {
    var tree = PatternTree()
    tree.insert(tokens)
    var isMatch = false
    path.withBytes { bytes in _ = tree.forEachMatch(of: bytes) { _ in isMatch = true } }
    return isMatch
  }
}
