import Platform
import SystemPackage

/// The rules of one .gitignore file (gitignore(5)), or of the `exclude` list of a configuration.
struct GitIgnore: Sendable {
  /// The absolute path of the folder that the patterns are relative to, with a slash at its end.
  private let base: [UInt8]
  private let rules: [Rule]

  private struct Rule {
    let glob: Glob
    /// `!`: what an earlier rule ignores is not ignored.
    let isNegated: Bool
    /// A slash at the end.
    let isForFolders: Bool
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
    rules = lines.compactMap(Self.rule)
  }

  var isEmpty: Bool { rules.isEmpty }

  private static func rule(_ line: ArraySlice<UInt8>) -> Rule? {
    var pattern = withoutBlanksAtEnd(line)
    guard let first = pattern.first, first != UInt8(ascii: "#") else { return nil }
    let isNegated = first == UInt8(ascii: "!")
    if isNegated { pattern.removeFirst() }
    let isForFolders = pattern.last == slash
    if isForFolders { pattern.removeLast() }
    guard !pattern.isEmpty else { return nil }
    return Rule(glob: Glob(bytes: pattern), isNegated: isNegated, isForFolders: isForFolders)
  }

  /// Spaces at the end count only behind a backslash.
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

  /// What the rules say about a path: the last one that fits decides; nil where none does.
  /// - Parameter path: absolute.
  func ignores(_ path: [UInt8], isFolder: Bool) -> Bool? {
    guard path.starts(with: base) else { return nil }
    let relative = path[base.count...]
    return rules.last { (isFolder || !$0.isForFolders) && $0.glob.matches(relative) }.map { !$0.isNegated }
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

/// The .gitignore files that have a say in a folder, outermost first. The innermost that has an opinion decides.
struct GitIgnoreStack: Sendable {
  private var files: [GitIgnore] = []

  static let fileName = ".gitignore"
  /// Bytes; git reads any size, but no one writes more.
  private static let sizeLimit = 10_000_000

  /// Those above a folder, up to the root of its repository; none where it lies in no repository.
  /// - Parameter folder: absolute, without links.
  init(above folder: FilePath) {
    guard let root = RepositoryRoot.containing(folder: folder) else { return }
    var folders: [FilePath] = []
    var current = folder
    while current != root, current.removeLastComponent() { folders.append(current) }
    for folder in folders.reversed() { enter(folder) }
  }

  /// Adds the file of a folder, if it has one that can be read.
  mutating func enter(_ folder: FilePath) {
    let path = folder.appending(Self.fileName)
    guard let text = try? FileSystem.read(path, limit: Self.sizeLimit) else { return }
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
