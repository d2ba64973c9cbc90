import SystemPackage

/// Finds the YAML and JSON files below a folder, in the order of their paths' bytes, name by name.
///
/// Left out are hidden folders, `node_modules`, `.build`, what .gitignore ignores and what the configuration excludes.
/// Links to folders are not followed, so the walk always ends; links to files only where they lead to a file inside.
/// It keeps its own stack, so that no depth can exhaust the thread's.
struct FolderWalk {
  /// A file that was found.
  struct File {
    /// The folder as it was given, joined with the rest.
    let path: FilePath
    let isLink: Bool
  }

  private(set) var files: [File] = []
  private(set) var problems: [(path: FilePath, error: FileError)] = []

  private let excluded: GitIgnore
  /// The folder without links, absolute.
  private let root: FilePath
  private var pending: [Step] = []

  private struct Step {
    let path: FilePath
    let realPath: FilePath
    let kind: FileSystem.Kind
    let ignores: GitIgnoreStack
  }

  /// - Parameter folder: walked whatever its own name is, since someone asked for it.
  init(_ folder: FilePath, excluded: GitIgnore) {
    self.excluded = excluded
    root = FileSystem.realPath(folder) ?? FileSystem.absolute(folder)
    pending = [
      Step(path: folder, realPath: root, kind: .folder, ignores: GitIgnoreStack(above: root))
    ]
    while let step = pending.popLast() { take(step) }
  }

  private mutating func take(_ step: Step) {
    if step.kind == .folder {
      enter(step)
    } else {
      files.append(File(path: step.path, isLink: step.kind == .link))
    }
  }

  private mutating func enter(_ folder: Step) {
    do throws(FileError) {
      let entries = try FileSystem.list(folder.realPath)
      var ignores = folder.ignores
      ignores.enter(folder.realPath)
      for entry in entries.reversed() {
        let step = Step(
          path: Self.join(folder.path, entry.name), realPath: folder.realPath.appending(entry.name),
          kind: entry.kind, ignores: ignores)
        if isWanted(step, entry.name) { pending.append(step) }
      }
    } catch {
      problems.append((folder.path, error))
    }
  }

  private func isWanted(_ step: Step, _ name: FilePath.Component) -> Bool {
    switch step.kind {
    case .folder: guard !Self.isPassedOver(name) else { return false }
    case .file: guard Self.hasExtension(name) else { return false }
    case .link: guard Self.hasExtension(name), leadsInside(step.realPath) else { return false }
    case .other: return false
    }
    let isFolder = step.kind == .folder
    return !step.ignores.ignores(step.realPath, isFolder: isFolder)
      && excluded.ignores(step.realPath.bytes, isFolder: isFolder) != true
  }

  private static func isPassedOver(_ name: FilePath.Component) -> Bool {
    name.bytes.first == UInt8(ascii: ".") || name == "node_modules"
  }

  private static func hasExtension(_ name: FilePath.Component) -> Bool {
    ["yaml", "yml", "json"].contains(name.extension?.lowercased())
  }

  private func leadsInside(_ link: FilePath) -> Bool {
    guard let target = FileSystem.realPath(link), FileSystem.kind(of: target) == .file else { return false }
    return target.starts(with: root)
  }

  /// `./api.yaml` is shown as `api.yaml`.
  private static func join(_ folder: FilePath, _ name: FilePath.Component) -> FilePath {
    folder == "." ? FilePath(root: nil, components: name) : folder.appending(name)
  }
}
