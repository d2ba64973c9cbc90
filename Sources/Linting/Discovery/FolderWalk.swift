import Platform
import SystemPackage
import Text

/// Finds the YAML and JSON files in a folder, sorted by the bytes of their paths, name by name.
///
/// Left out are hidden folders, `node_modules`, `.build`, what .gitignore ignores, what the configuration
/// excludes and what lies outside of `--root`. Links to folders are not followed, so the walk always ends;
/// links to files only where they lead to a file inside. Those that lead outside are noted. It keeps its own
/// stack, so that no depth can exhaust the thread's.
struct FolderWalk {
  struct File {
    /// The given folder, joined with the rest.
    let path: FilePath
    /// Absolute, with links resolved except for the file itself.
    let realPath: FilePath
    let isLink: Bool
  }

  private(set) var files: [File] = []
  private(set) var problems: [(path: FilePath, error: FileError)] = []
  /// What has the name of a document, or is a folder, and lies outside.
  private(set) var outsideLinks: [OutsideLink] = []

  private let source: Files
  private let excluded: [GitIgnore]
  /// The folder as it was named.
  private let walked: FilePath
  /// The folder without links, absolute.
  let root: FilePath
  private var pending: [Step] = []

  private struct Step {
    let path: FilePath
    let realPath: FilePath
    let kind: FileKind
    let ignores: GitIgnoreStack
  }

  /// - Parameters:
  ///   - folder: walked whatever its own name, since it was asked for.
  ///   - source: the files to walk through.
  init(_ folder: FilePath, in source: Files, excluded: [GitIgnore]) {
    self.source = source
    self.excluded = excluded
    walked = folder
    root = source.folder.realPath(folder)
    pending = [
      Step(path: folder, realPath: root, kind: .folder, ignores: GitIgnoreStack(above: root))
    ]
    while let step = pending.popLast() { take(step) }
    outsideLinks.sort { $0.path.shownText.precedes($1.path.shownText) }
  }

  private mutating func take(_ step: Step) {
    if step.kind == .folder {
      enter(step)
    } else {
      files.append(File(path: step.path, realPath: step.realPath, isLink: step.kind == .link))
    }
  }

  private mutating func enter(_ folder: Step) {
    do throws(FileError) {
      let entries = try source.list(folder.realPath, where: Self.isNameWanted)
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

  private static func isNameWanted(_ name: UnsafeRawBufferPointer, _ kind: FileKind?) -> Bool {
    let isPassedOver = name.first == UInt8(ascii: ".") || name.elementsEqual("node_modules".utf8)
    return switch kind {
    case .folder: !isPassedOver
    case .file: hasExtension(name)
    case .other: false
    case .link, nil: !isPassedOver || hasExtension(name)
    }
  }

  private static func hasExtension(_ name: UnsafeRawBufferPointer) -> Bool {
    ends(name, with: ".yaml") || ends(name, with: ".yml") || ends(name, with: ".json")
  }

  /// - Parameter ending: in lower case; the name may be in capitals.
  private static func ends(_ name: UnsafeRawBufferPointer, with ending: StaticString) -> Bool {
    let start = name.count - ending.utf8CodeUnitCount
    guard start > 0 else { return false }
    for index in start..<name.count {
      var byte = name[index]
      if (0x41...0x5A).contains(byte) { byte |= 0x20 }
      if byte != ending.utf8Start[index - start] { return false }
    }
    return true
  }

  private mutating func isWanted(_ step: Step, _ name: FilePath.Component) -> Bool {
    // Some file systems don't provide the kind with the name.
    guard name.bytes.withUnsafeBytes({ Self.isNameWanted($0, step.kind) }) else { return false }
    let isFolder = step.kind == .folder
    guard isFolder ? source.mayHoldDocuments(step.realPath) : source.isInRoot(step.realPath),
      !isIgnored(step, isFolder: isFolder)
    else { return false }
    return step.kind != .link || isFollowed(step, name)
  }

  private func isIgnored(_ step: Step, isFolder: Bool) -> Bool {
    step.ignores.ignores(step.realPath, isFolder: isFolder)
      || excluded.contains { $0.ignores(step.realPath.bytes, isFolder: isFolder) == true }
  }

  /// Whether a link leads to a file inside. Notes one that leads outside.
  private mutating func isFollowed(_ link: Step, _ name: FilePath.Component) -> Bool {
    guard let target = FileSystem.realPath(link.realPath), let kind = FileSystem.kind(of: target) else {
      return false
    }
    let isInside = target.starts(with: root) && source.isInRoot(target)
    switch kind {
    case .file where name.bytes.withUnsafeBytes(Self.hasExtension):
      if isInside { return true }
    // Git's patterns for folders leave links alone, but mean this one as well.
    case .folder where !isIgnored(link, isFolder: true): if isInside { return false }
    default: return false
    }
    outsideLinks.append(
      OutsideLink(
        path: link.path, place: link.realPath, target: target, isFolder: kind == .folder,
        bound: target.starts(with: root) ? .root : .folder(walked)))
    return false
  }

  /// `./api.yaml` is shown as `api.yaml`.
  private static func join(_ folder: FilePath, _ name: FilePath.Component) -> FilePath {
    folder == "." ? FilePath(root: nil, components: name) : folder.appending(name)
  }
}
