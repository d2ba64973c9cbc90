import OpenAPI
import Platform
import Syntax
import SystemPackage
import Text

/// The files behind one answer: each is read once, whatever leads to it. May be used from several threads at once.
final class Workspace: Sendable {
  private let limits: Limits
  private let files: Files
  private let namer: PathNamer
  private let known: KnownFiles
  private let paths = RealPaths()
  /// By real path.
  private let slots = Guarded<[TextKey: Slot]>([:])
  /// How folders are named, by where they lie in truth.
  private let shownFolders = Guarded<[TextKey: String]>([:])
  /// Where each tree's file lies.
  private let realPaths = Guarded<[Address: String]>([:])

  /// What became of a file.
  enum Loaded: Sendable {
    case tree(SyntaxTree)
    case malformed(SourceFile, UnreadableFile)
    case unreadable(FileError)
    /// Found in a folder, and without a word of OpenAPI in it: not parsed until something refers to it.
    case unlikely(SourceFile)
  }

  /// A file that is being read, or was.
  private final class Slot: Sendable {
    /// The file's real path.
    let path: String
    /// Whoever comes first reads, and holds the lock meanwhile; the others wait here. Reading one file never leads to
    /// another, or two threads might wait for each other.
    let loaded = Guarded<Loaded?>(nil)

    init(_ path: String) {
      self.path = path
    }
  }

  /// - Parameter known: what was parsed before, as far as it still stands so in the files.
  init(_ files: Files, limits: Limits, namer: PathNamer, known: KnownFiles = KnownFiles()) {
    self.files = files
    self.limits = limits
    self.namer = namer
    self.known = known
  }

  /// The files that were parsed.
  var parsed: KnownFiles {
    var parsed = KnownFiles()
    for slot in slots.withLock({ Array($0.values) }) {
      if let loaded = slot.loaded.withLock({ $0 }) { parsed.add(loaded, at: slot.path) }
    }
    return parsed
  }

  /// The absolute path without links, and what stands there if that has been seen; nil where nothing does.
  /// - Parameter path: absolute, without `.` and `..`.
  func follow(_ path: String) -> (path: String, seen: FileSystem.FileStatus?)? {
    if let found = paths.follow(path) { return found }
    let place = place(ofMissing: path)
    return files.buffer(at: place).map { _ in (place, nil) }
  }

  /// Where a path would lead if something were there.
  func place(ofMissing path: String) -> String {
    let (folder, name) = PathText.split(path)
    guard let parent = paths.follow(folder)?.path else { return path }
    return parent == "/" ? parent + name : parent + "/" + name
  }

  /// The file at a real path, parsed whatever it is: a reference leads to it.
  /// - Parameter sight: what stands there, where somebody has just looked.
  func load(_ path: String, seen sight: FileSystem.FileStatus? = nil) -> Loaded {
    load(path) { loaded in
      switch loaded {
      case .none:
        return read(path, isLikely: { _ in true }) { limit throws(FileError) in
          if let buffer = files.buffer(at: path) { return try buffer.read(limit: limit) }
          guard let sight else { return try FileSystem.read(FilePath(path), limit: limit) }
          return try FileSystem.read(path, limit: limit, seen: sight)
        }
      case .unlikely(let source): return parse(source, path)
      case .some(let loaded): return loaded
      }
    }
  }

  /// A file of the command line. One that was found in a folder is parsed only where it looks like OpenAPI.
  @discardableResult
  func load(_ candidate: Candidate) -> Loaded {
    let path = candidate.realPathText
    // What stands in a pipe was not read before.
    return load(path, recalls: candidate.location != .standardInput) { loaded in
      switch loaded {
      case .none:
        return read(path, isLikely: { candidate.isGiven || OpenAPIProbe.mayBeOpenAPI($0) }) {
          limit throws(FileError) in
          if candidate.location != .standardInput, let buffer = files.buffer(at: path) {
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

  /// What was made of a file before, under the name that it has now.
  private func recall(_ path: String) -> Loaded? {
    guard !known.isEmpty,
      let loaded = known.file(at: path, shownAs: namer.shownPath(of: path, shownFolder))
    else { return nil }
    if case .tree(let tree) = loaded { realPaths.withLock { $0[Address(tree)] = path } }
    return loaded
  }

  /// Where a tree's file lies; nil for a tree that is none of this workspace's.
  func realPath(of tree: SyntaxTree) -> String? { realPaths.withLock { $0[Address(tree)] } }

  /// - Parameter bytes: reads the file; is given a limit (bytes).
  private func read(
    _ path: String, isLikely: (SourceBytes) -> Bool, _ bytes: (Int) throws(FileError) -> ByteBuffer
  ) -> Loaded {
    do throws(FileError) {
      // One byte more than the reader takes, so that it can refuse the file with a place.
      let source = SourceFile(
        path: namer.shownPath(of: path, shownFolder),
        bytes: try bytes(limits.fileSize + 1))
      return isLikely(source.bytes) ? parse(source, path) : .unlikely(source)
    } catch {
      return .unreadable(error)
    }
  }

  /// Each folder is named once.
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
