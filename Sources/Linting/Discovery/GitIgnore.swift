import Platform
import SystemPackage
import Text

/// The rules of a .gitignore file (gitignore(5)), or of the `exclude` list of a configuration.
struct GitIgnore: Sendable {
  /// The absolute path of the folder that the patterns are relative to, with a trailing slash.
  private let base: [UInt8]
  private var patterns = PatternTree()
  /// The last rule for each pattern.
  private var rules: [Rule?] = []
  /// The same for rules with a trailing slash, which apply only to folders.
  private var folderRules: [Rule?] = []

  private struct Rule {
    /// Increases with each rule.
    let number: Int
    /// `!`: what earlier rules ignore is not ignored.
    let isNegated: Bool
  }

  /// - Parameter folder: absolute.
  init(_ text: [UInt8], in folder: FilePath) {
    var text = text[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text.removeFirst(3) }
    self.init(lines: text.split(separator: UInt8(ascii: "\n")), in: folder)
  }

  /// - Parameter folder: absolute.
  init(patterns: [String], in folder: FilePath) {
    self.init(lines: patterns.map { Array($0.utf8)[...] }, in: folder)
  }

  private init(lines: [ArraySlice<UInt8>], in folder: FilePath) {
    base = folder.bytes + (folder.components.isEmpty ? [] : [slash])
    for (number, line) in lines.enumerated() { add(line, number) }
  }

  var isEmpty: Bool { patterns.count == 0 }

  private mutating func add(_ line: ArraySlice<UInt8>, _ number: Int) {
    var pattern = Self.withoutBlanksAtEnd(line)
    guard let first = pattern.first, first != UInt8(ascii: "#") else { return }
    let rule = Rule(number: number, isNegated: first == UInt8(ascii: "!"))
    if rule.isNegated { pattern.removeFirst() }
    let isForFolders = pattern.last == slash
    if isForFolders { pattern.removeLast() }
    guard !pattern.isEmpty else { return }
    let index = patterns.insert(Glob(bytes: pattern).tokens)
    if index == rules.count {
      rules.append(nil)
      folderRules.append(nil)
    }
    if isForFolders { folderRules[index] = rule } else { rules[index] = rule }
  }

  /// Trailing spaces count only after a backslash.
  private static func withoutBlanksAtEnd(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    while line.last == UInt8(ascii: " ") {
      let backslashes = line.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
      if backslashes % 2 == 1 { break }
      line.removeLast()
    }
    return line
  }

  /// The decision of the last matching rule; nil if none matches.
  /// - Parameter path: absolute.
  func ignores(_ path: [UInt8], isFolder: Bool) -> Bool? {
    guard path.starts(with: base) else { return nil }
    var last: Rule?
    func count(_ rule: Rule?) {
      if let rule, rule.number > last?.number ?? -1 { last = rule }
    }
    path[base.count...].withUnsafeBytes { relative in
      _ = patterns.forEachMatch(of: relative) { pattern in
        count(rules[pattern])
        if isFolder { count(folderRules[pattern]) }
      }
    }
    return last.map { !$0.isNegated }
  }

  /// Whether a path or a folder above it is ignored.
  /// - Parameter path: absolute.
  func ignoresPathOrParent(_ path: [UInt8], isFolder: Bool) -> Bool {
    guard path.starts(with: base) else { return false }
    for index in path.indices[base.count...] where path[index] == slash {
      if ignores(Array(path[..<index]), isFolder: true) == true { return true }
    }
    return ignores(path, isFolder: isFolder) == true
  }
}

/// The .gitignore files that apply to a folder, outermost first. The innermost that decides wins.
struct GitIgnoreStack: Sendable {
  private var files: [GitIgnore] = []

  static let fileName = ".gitignore"
  /// Bytes; real files are far smaller.
  private static let sizeLimit = 10_000_000

  /// Those above a folder, up to the root of its repository; none outside a repository.
  /// - Parameter folder: absolute, without links.
  init(above folder: FilePath) {
    guard let root = RepositoryRoot.containing(folder: folder) else { return }
    var folders: [FilePath] = []
    var current = folder
    while current != root, current.removeLastComponent() { folders.append(current) }
    for folder in folders.reversed() { enter(folder) }
  }

  /// Adds the file of a folder, if it has one that can be read. A link is none, as it is none to git.
  mutating func enter(_ folder: FilePath) {
    let path = folder.appending(Self.fileName)
    guard FileSystem.kind(of: path, followingLinks: false) == .file,
      let text = try? FileSystem.read(path, limit: Self.sizeLimit).array
    else { return }
    let file = GitIgnore(text, in: folder)
    if !file.isEmpty { files.append(file) }
  }

  /// - Parameter path: absolute; its parent is not ignored.
  func ignores(_ path: FilePath, isFolder: Bool) -> Bool {
    guard !files.isEmpty else { return false }
    let bytes = path.bytes
    for file in files.reversed() {
      if let answer = file.ignores(bytes, isFolder: isFolder) { return answer }
    }
    return false
  }
}
