import Platform
import Syntax
import Text

/// Parsed files, once for every name shown.
struct KnownFiles: Sendable {
  /// By real path.
  private var files: [TextKey: [File]] = [:]

  private struct File {
    let path: String
    let loaded: Workspace.Loaded
    let source: SourceFile
  }

  var isEmpty: Bool { files.isEmpty }

  var trees: [SyntaxTree] {
    files.values.joined().compactMap { file in
      if case .tree(let tree) = file.loaded { tree } else { nil }
    }
  }

  /// - Parameter path: a real path.
  func file(at path: String, shownAs name: String) -> Workspace.Loaded? {
    files[TextKey(path)]?.first { $0.source.path == name }?.loaded
  }

  /// Adds a parsed file; others are quickly read again.
  /// - Parameter path: a real path.
  mutating func add(_ loaded: Workspace.Loaded, at path: String) {
    switch loaded {
    case .tree(let tree): add(File(path: path, loaded: loaded, source: tree.source))
    case .malformed(let source, _): add(File(path: path, loaded: loaded, source: source))
    case .unreadable, .unlikely: break
    }
  }

  private mutating func add(_ file: File) {
    let others = files[TextKey(file.path), default: []].filter { $0.source.path != file.source.path }
    files[TextKey(file.path)] = others + [file]
  }

  /// Adds the files of another instance, whose versions are newer.
  mutating func add(_ other: KnownFiles) {
    for file in other.files.values.joined() { add(file) }
  }

  /// - Parameter path: a real path, of a file or of a folder with all its contents.
  mutating func forget(_ path: String) {
    files[TextKey(path)] = nil
    let inside = files.filter { PathText.isInside($0.value[0].path, path) }
    for key in inside.keys { files[key] = nil }
  }

  /// - Parameter path: a real path, of a file.
  mutating func forget(file path: String) { files[TextKey(path)] = nil }

  /// Forgets all files except those at some real paths.
  mutating func keep(_ paths: Set<TextKey>) {
    files = files.filter { paths.contains($0.key) }
  }
}
