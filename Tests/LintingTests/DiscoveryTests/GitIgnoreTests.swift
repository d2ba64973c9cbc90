import SystemPackage
import TestSupport
import Testing

@testable import Linting

/// .gitignore is read as git reads it.
@Suite(.enabled(if: Git.isInstalled, Git.skipped))
struct GitIgnoreTests {
  private static let folders = ["a", "a/b", "a/b/c", "build", "a/build", "docs", "foo bar", ".github", "é"]
  private static let names = [
    "api.yaml", "api.yml", "a.json", "b", "#x", "!x", "x ", "*", "a]b", "[x]", "\\", "ü.yaml", "build.yaml",
    "A1",
    "foo.yaml.bak", "x[1].yaml", "^a", "-",
  ]

  private static let rules: [String] = [
    "api.yaml", "/api.yaml", "a/api.yaml", "*.yaml", "/*.yaml", "a/*.yaml", "a/**", "a/**/", "**/b", "**/b/",
    "a/**/c", "**/build", "build", "build/", "/build/", "a/build", "build/*", "build/**\n!build/api.yaml",
    "*\n!*.yaml", "*\n!*/\n!*.yaml", "build/\n!build/api.yaml", "# comment\n\\#x", "\\!x", "!api.yaml",
    "*.yaml\n!api.yaml\napi.yaml", "x ", "x\\ ", "x\\  ", "api.yaml   ", "api.yaml\t", "api.y?ml", "api.y*l",
    "[a-b]", "[!a]", "[^a]pi.yaml", "[a-]", "[]-a]", "a[]]b", "\\[x\\]", "[[]x]", "x\\[1\\].yaml", "[\\^]a",
    "[[:upper:]][[:digit:]]", "[[:alpha:]]", "[[:foo:]]", "[", "[a", "[a-", "\\", "a\\", "\\\\", "\\*", "*",
    "**",
    "***", "/**", "/*", "**/", "*/", "/", "//", "!", "!/", "a//b", "a/", "a/b/", "a/b/c", "b/c", "/b/c",
    "**/b/c",
    "*/b", "*/*/c", "**/*/c", "**/**/c", "a/**/**/c", "a**", "**a", "a/b**", "foo bar", "foo\\ bar", "é", "?",
    "??", "ü*", "[ü].yaml", ".*", ".github", "*.bak", "*.yaml.*", "foo.*", "\u{FEFF}api.yaml",
    "api.yaml\r\nb\r\n",
    "\n\n  \n", " api.yaml", "[z-a]", "[a-c-e]", "[--0]", "[!-a]", "[a\\]]b", "a[[:space:]]b", "x[[]1].yaml",
  ]

  private static let nested: [[String: String]] = [
    [".gitignore": "*.yaml", "a/.gitignore": "!api.yaml"],
    [".gitignore": "!api.yaml", "a/.gitignore": "*.yaml", "a/b/.gitignore": "!*.yaml"],
    [".gitignore": "a/b/", "a/b/.gitignore": "!*"],
    [".gitignore": "*", "a/.gitignore": "!*"],
    ["a/.gitignore": "/b", "docs/.gitignore": "/*.yaml\n!/api.yaml"],
    ["a/.gitignore": "a/b"],
    ["a/.gitignore": "b/api.yaml\n**/c"],
  ]

  @Test func everySetOfFilesEachInAFolderOfItsOwnSoThatGitIsAskedOnce() throws {
    let folder = try TemporaryFolder()
    try Git.makeRepository(folder.path)
    let sets = Sampling.sample(40, of: Self.rules.map { [".gitignore": $0] } + Self.nested)
    for (number, files) in sets.enumerated() {
      for (name, text) in files { try folder.write(text, to: "\(number)/\(name)") }
      for name in Self.folders { try folder.makeFolder("\(number)/\(name)") }
    }
    let paths = sets.indices.flatMap { number in Self.paths.map { "\(number)/\($0)" } }
    let expected = try Git.ignored(paths, in: folder.path)
    for (number, files) in sets.enumerated() {
      let walk = IgnoringWalk(folder.path.appending("\(number)"))
      let wrong = Self.paths.filter { walk.ignores($0) != expected.contains("\(number)/\($0)") }
      #expect(wrong == [], "by \(files); \(Sampling.note)")
    }
  }

  private static let paths = (names + folders.flatMap { folder in names.map { "\(folder)/\($0)" } })
    .filter { !folders.contains($0) }
}

/// Descends from the root of a repository, as a walk does.
private final class IgnoringWalk {
  private let root: FilePath
  private let top: GitIgnoreStack
  /// The rules inside each folder; nil if the folder itself is ignored.
  private var known: [FilePath: GitIgnoreStack?] = [:]

  init(_ root: FilePath) {
    self.root = root
    self.top = GitIgnoreStack(above: root)
  }

  func ignores(_ name: String) -> Bool {
    let path = root.pushing(FilePath(name))
    return stack(inside: path.removingLastComponent())?.ignores(path, isFolder: false) ?? true
  }

  private func stack(inside folder: FilePath) -> GitIgnoreStack? {
    if let answer = known[folder] { return answer }
    var stack: GitIgnoreStack? = top
    if folder != root {
      stack = self.stack(inside: folder.removingLastComponent())
      if stack?.ignores(folder, isFolder: true) == true { stack = nil }
    }
    stack?.enter(folder)
    known[folder] = .some(stack)
    return stack
  }
}
