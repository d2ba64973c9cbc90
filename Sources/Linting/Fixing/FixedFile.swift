import Platform
import Syntax
import SystemPackage
import Text

/// A file whose findings are fixed in memory.
package struct FixedFile: Sendable {
  /// As it was read.
  package let source: SourceFile
  /// With all fixes made.
  package internal(set) var bytes: [UInt8]
  /// Where the two differ.
  package internal(set) var changes = ChangedRanges()
  let target: FixTarget

  init(_ source: SourceFile, _ target: FixTarget) {
    self.source = source
    self.target = target
    bytes = Array(source.bytes)
  }

  package var isStandardInput: Bool { target.path == nil }

  /// The path relative to the root of the repository, or else to the working folder, links seen through; without the
  /// first slash where it lies in neither. Names need not be text.
  /// - Parameter folder: the base of relative paths.
  package func repositoryPath(from folder: WorkingFolder) -> [UInt8] {
    let base = folder.realPath(".")
    var path = target.path ?? folder.realPath(FilePath(shown: source.path))
    _ = path.removePrefix(RepositoryRoot.containing(file: path) ?? base)
    return Array(path.bytes.drop { $0 == UInt8(ascii: "/") })
  }

  /// - Parameter edits: of the bytes as they are now.
  mutating func make(_ edits: FileEdits) {
    guard let result = edits.result else { return }
    bytes = result
    changes.make(edits.edits)
  }
}

/// Where the fixed text of a file goes.
struct FixTarget: Sendable {
  /// Tells files apart.
  let key: TextKey
  /// Absolute, without links; nil for standard input, whose fixed text goes to standard output.
  let path: FilePath?
  var isConfiguration = false
}

/// Where the files of a run lie.
struct FixTargets {
  private var targets: [Address: FixTarget] = [:]
  /// What came by standard input; nil where nothing did.
  private(set) var standardInput: (source: SourceFile, target: FixTarget)?

  init(_ run: LintRun.Result, _ files: Files) {
    var paths: [TextKey: FilePath] = [:]
    var inputs: Set<TextKey> = []
    for candidate in run.parts.map(\.candidate) {
      let key = TextKey(candidate.realPathText)
      if candidate.location == .standardInput { inputs.insert(key) } else { paths[key] = candidate.realPath }
    }
    for file in run.workspace.all {
      guard let source = file.loaded.source else { continue }
      let key = TextKey(file.path)
      let isInput = inputs.contains(key)
      let target = FixTarget(key: key, path: isInput ? nil : paths[key] ?? FilePath(exact: file.path))
      targets[Address(source)] = target
      if isInput { standardInput = (source, target) }
    }
    for path in run.outcome.inputs.configurations {
      guard case .configuration(let loaded)? = run.configurations.entries[path]?.answer,
        let source = loaded.configuration.words.first?.place.source
      else { continue }
      let path = files.place(of: path)
      targets[Address(source)] = FixTarget(key: TextKey(path.exactText), path: path, isConfiguration: true)
    }
  }

  /// Nil for what isn't read as a document, a part of one or a configuration.
  func target(of source: SourceFile) -> FixTarget? { targets[Address(source)] }
}

extension Workspace.Loaded {
  /// Nil where the file can't be read.
  var source: SourceFile? {
    switch self {
    case .tree(let tree): tree.source
    case .malformed(let source, _), .unlikely(let source): source
    case .unreadable: nil
    }
  }
}
