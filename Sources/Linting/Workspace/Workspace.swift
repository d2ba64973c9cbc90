import OpenAPI
import Platform
import Syntax
import SystemPackage
import Text

/// The files of one answer, each read once, however it is reached. Thread-safe.
final class Workspace: Sendable {
  private let limits: Limits
  private let files: Files
  private let namer: PathNamer
  private let known: KnownFiles
  private let paths = RealPaths()
  /// By real path.
  private let slots = Guarded<[TextKey: Slot]>([:])
  /// The displayed path of each folder, by real path.
  private let shownFolders = Guarded<[TextKey: String]>([:])
  /// The real path of each tree's file.
  private let realPaths = Guarded<[Address: String]>([:])

  /// The result of reading a file.
  enum Loaded: Sendable {
    case tree(SyntaxTree)
    case malformed(SourceFile, UnreadableFile)
    case unreadable(FileError)
    /// Found in a folder, without any word of OpenAPI: parsed only if something refers to it.
    case unlikely(SourceFile)
  }

  /// A file that has been or is being read.
  private final class Slot: Sendable {
    /// The file's real path.
    let path: String
    /// The first thread to arrive reads the file while holding the lock; others wait. Reading must never load
    /// another file, or two threads could deadlock.
    let loaded = Guarded<Loaded?>(nil)

    init(_ path: String) {
      self.path = path
    }
  }

  /// - Parameter known: files parsed earlier, where they haven't changed.
  init(_ files: Files, limits: Limits, namer: PathNamer, known: KnownFiles = KnownFiles()) {
    self.files = files
    self.limits = limits
    self.namer = namer
    self.known = known
  }

  /// The files that were parsed.
  var parsed: KnownFiles {
    var parsed = KnownFiles()
    for file in all { parsed.add(file.loaded, at: file.path) }
    return parsed
  }

  /// All files that were read, with their real paths; in no order.
  var all: [(path: String, loaded: Loaded)] {
    slots.withLock { Array($0.values) }.compactMap { slot in
      slot.loaded.withLock { $0 }.map { (slot.path, $0) }
    }
  }

  /// The absolute path without links, and the status there if known; nil if nothing is there.
  /// - Parameter path: absolute, without `.` and `..`.
  func follow(_ path: String) -> (path: String, seen: FileSystem.FileStatus?)? {
    if let found = paths.follow(path) { return found }
    let place = place(ofMissing: path)
    return files.buffer(at: place).map { _ in (place, nil) }
  }

  /// Where a path would lead if it existed.
  func place(ofMissing path: String) -> String {
    let (folder, name) = PathText.split(path)
    guard let parent = paths.follow(folder)?.path else { return path }
    return parent == "/" ? parent + name : parent + "/" + name
  }

  /// The file at a real path, always parsed because a reference leads to it.
  /// - Parameter sight: its status, if just checked.
  func load(_ path: String, seen sight: FileSystem.FileStatus? = nil) -> Loaded {
    load(path) { loaded in
      switch loaded {
      case .none:
        return read(path, isLikely: { _ in true }) { limit throws(FileError) in
          if let buffer = files.buffer(at: path) { return try buffer.read(limit: limit) }
          guard let sight else { return try FileSystem.read(FilePath(exact: path), limit: limit) }
          return try FileSystem.read(path, limit: limit, seen: sight)
        }
      case .unlikely(let source): return parse(source, path)
      case .some(let loaded): return loaded
      }
    }
  }

  /// A file from the command line. One found in a folder is parsed only if it looks like OpenAPI.
  @discardableResult
  func load(_ candidate: Candidate) -> Loaded {
    let path = candidate.realPathText
    // Standard input can't have been read before.
    return load(path, recalls: candidate.location != .standardInput) { loaded in
      switch loaded {
      case .none:
        return read(path, isLikely: { candidate.isGiven || OpenAPIProbe.mayBeOpenAPI($0) }) {
          limit throws(FileError) in
          let isStandardInput = candidate.location == .standardInput
          if let buffer = isStandardInput ? files.standardInput : files.buffer(at: path) {
            return try buffer.read(limit: limit)
          }
          return try candidate.location.read(limit: limit)
        }
      case .unlikely(let source) where candidate.isGiven: return parse(source, path)
      case .some(let loaded): return loaded
      }
    }
  }

  private func load(_ path: String, recalls: Bool = true, _ next: (Loaded?) -> Loaded) -> Loaded {
    let key = TextKey(path)
    let slot = slots.withLock { slots in
      if let slot = slots[key] { return slot }
      let slot = Slot(path)
      slots[key] = slot
      return slot
    }
    return slot.loaded.withLock { known in
      let loaded = next(known ?? (recalls ? recall(path) : nil))
      known = loaded
      return loaded
    }
  }

  /// The earlier result for a file under its current name.
  private func recall(_ path: String) -> Loaded? {
    guard !known.isEmpty,
      let loaded = known.file(at: path, shownAs: namer.shownPath(of: path, shownFolder))
    else { return nil }
    if case .tree(let tree) = loaded { realPaths.withLock { $0[Address(tree)] = path } }
    return loaded
  }

  /// The path of a tree's file; nil if the tree isn't from this workspace.
  func realPath(of tree: SyntaxTree) -> String? { realPaths.withLock { $0[Address(tree)] } }

  /// - Parameter bytes: reads the file, given a limit (bytes).
  private func read(
    _ path: String, isLikely: (SourceBytes) -> Bool, _ bytes: (Int) throws(FileError) -> ByteBuffer
  ) -> Loaded {
    do throws(FileError) {
      // One byte more than the reader accepts, so that it can reject the file with a location.
      let source = SourceFile(
        path: namer.shownPath(of: path, shownFolder),
        bytes: try bytes(limits.fileSize + 1))
      return isLikely(source.bytes) ? parse(source, path) : .unlikely(source)
    } catch {
      return .unreadable(error)
    }
  }

  /// Names each folder once.
  private func shownFolder(_ folder: String, _ name: (String) -> String) -> String {
    let key = TextKey(folder)
    if let known = shownFolders.withLock({ $0[key] }) { return known }
    let shown = name(folder)
    shownFolders.withLock { $0[key] = shown }
    return shown
  }

  private func parse(_ source: SourceFile, _ path: String) -> Loaded {
    do throws(UnreadableFile) {
      let tree = try SyntaxTree.read(source, limits: limits)
      realPaths.withLock { $0[Address(tree)] = path }
      return .tree(tree)
    } catch {
      return .malformed(source, error)
    }
  }
}
