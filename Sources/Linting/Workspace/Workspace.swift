import OpenAPI
import Platform
import Syntax
import SystemPackage
import Text

/// The files of a run: each is read once, whatever leads to it. May be used from several threads at once.
final class Workspace: Sendable {
  private let limits: Limits
  private let namer: PathNamer
  let paths = RealPaths()
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
    /// Whoever comes first reads, and holds the lock meanwhile; the others wait here. Reading one file never leads to
    /// another, or two threads might wait for each other.
    let loaded = Guarded<Loaded?>(nil)
  }

  init(limits: Limits, namer: PathNamer) {
    self.limits = limits
    self.namer = namer
  }

  /// The file at a real path, parsed whatever it is: a reference leads to it.
  /// - Parameter sight: what stands there, where somebody has just looked.
  func load(_ path: String, seen sight: FileSystem.Sight? = nil) -> Loaded {
    load(path) { loaded in
      switch loaded {
      case .none:
        return read(path, isLikely: { _ in true }) { limit throws(FileError) in
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
    return load(path) { loaded in
      switch loaded {
      case .none:
        return read(path, isLikely: { candidate.isGiven || OpenAPIProbe.mayBeOpenAPI($0) }) {
          limit throws(FileError) in try candidate.location.read(limit: limit)
        }
      case .unlikely(let source) where candidate.isGiven: return parse(source, path)
      case .some(let loaded): return loaded
      }
    }
  }

  private func load(_ path: String, _ next: (Loaded?) -> Loaded) -> Loaded {
    let key = TextKey(path)
    let slot = slots.withLock { slots in
      if let slot = slots[key] { return slot }
      let slot = Slot()
      slots[key] = slot
      return slot
    }
    return slot.loaded.withLock { known in
      let loaded = next(known)
      known = loaded
      return loaded
    }
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
