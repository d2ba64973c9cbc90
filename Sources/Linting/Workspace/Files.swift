import Platform
import SystemPackage
import Text

/// The files at the time of one request: open buffers take precedence over the disk.
struct Files: Sendable {
  /// The base of relative paths.
  let folder: WorkingFolder
  /// What `--root` says: absolute, without links. Documents are looked for nowhere else.
  let root: FilePath?
  /// By the real path that a file has, or would have if it were there.
  private(set) var buffers: [TextKey: Buffer] = [:]
  /// Whether any of them may stand for a file that isn't on disk.
  private var mayBeNew = false
  /// What takes the place of standard input, which can be read once only.
  private(set) var standardInput: Buffer?

  /// The text of a file being edited. The file need not exist.
  struct Buffer: Sendable {
    /// As given.
    let stated: FilePath
    /// Absolute, without links if the folder exists.
    let path: FilePath
    let bytes: [UInt8]
    /// The file that is to have this text, under all of its names; nil where the text is an editor's.
    var file: FileSystem.Identity?
  }

  /// - Parameter root: absolute, or relative to the working folder.
  init(_ folder: WorkingFolder, root: String? = nil) {
    self.folder = folder
    self.root = root.map { folder.realPath(FilePath(exact: $0)) }
  }

  // MARK: Buffers

  /// - Parameters:
  ///   - path: absolute, or relative to the working folder.
  ///   - isOnDisk: whether there is such a file, which is to have this text.
  /// - Returns: whether the text has changed.
  mutating func set(_ bytes: [UInt8], at path: FilePath, isOnDisk: Bool = false) -> Bool {
    if !isOnDisk { mayBeNew = true }
    let place = place(of: path)
    let old = buffers.updateValue(
      Buffer(
        stated: path, path: place, bytes: bytes,
        file: isOnDisk ? FileSystem.status(of: place)?.identity : nil), forKey: TextKey(place.exactText))
    return old?.bytes != bytes
  }

  mutating func setStandardInput(_ bytes: [UInt8]) {
    standardInput = Buffer(stated: "-", path: "-", bytes: bytes)
  }

  /// - Returns: whether there was one.
  mutating func remove(at path: FilePath) -> Bool {
    buffers.removeValue(forKey: TextKey(place(of: path).exactText)) != nil
  }

  /// Updates the paths of buffers after links have changed.
  /// - Returns: the real paths whose text has changed.
  mutating func followLinks() -> [String] {
    var changed: [String] = []
    for buffer in buffers.values {
      let place = place(of: buffer.stated)
      guard place != buffer.path else { continue }
      buffers[TextKey(buffer.path.exactText)] = nil
      _ = set(buffer.bytes, at: buffer.stated)
      changed += [buffer.path.exactText, place.exactText]
    }
    return changed
  }

  // MARK: Paths

  /// Where a path leads, or would lead if it existed: absolute, with links resolved as far as there are
  /// folders.
  /// - Parameter path: absolute, or relative to the working folder.
  func place(of path: FilePath) -> FilePath {
    let located = folder.locate(path)
    if let real = FileSystem.realPath(located) { return real }
    let absolute = folder.absolute(path)
    guard let name = absolute.lastComponent,
      let parent = FileSystem.realPath(absolute.removingLastComponent())
    else { return absolute }
    return parent.appending(name)
  }

  /// - Parameter real: a real path as a text.
  func buffer(at real: String) -> Buffer? { buffers.isEmpty ? nil : buffers[TextKey(real)] }

  private func buffer(_ path: FilePath) -> Buffer? {
    buffers.isEmpty || path.isEmpty ? nil : buffers[TextKey(place(of: path).exactText)]
  }

  /// The kind of file at a path; links are followed.
  func requireKind(of path: FilePath) throws(FileError) -> FileKind {
    buffer(path) == nil ? try FileSystem.requireKind(of: folder.locate(path)) : .file
  }

  func isFile(_ path: FilePath) -> Bool {
    buffer(path) != nil || FileSystem.kind(of: folder.locate(path)) == .file
  }

  /// Whether anything has the name, such as a link that leads nowhere.
  func isThere(_ path: FilePath) -> Bool {
    buffer(path) != nil || FileSystem.kind(of: folder.locate(path), followingLinks: false) != nil
  }

  /// - Parameter limit: bytes.
  func read(_ path: FilePath, limit: Int) throws(FileError) -> ByteBuffer {
    guard let buffer = buffer(path) else { return try FileSystem.read(folder.locate(path), limit: limit) }
    return try buffer.read(limit: limit)
  }

  /// Equal for two paths of the same text.
  enum Identity: Hashable {
    case file(FileSystem.Identity)
    /// Distinct from any file on disk, whose text is different.
    case buffer(TextKey)
  }

  /// The size (bytes) and identity of a file; nil if there is none.
  func status(of path: FilePath) -> (size: Int, identity: Identity)? {
    if let buffer = buffer(path) {
      return (
        buffer.bytes.count, buffer.file.map(Identity.file) ?? .buffer(TextKey(buffer.path.exactText))
      )
    }
    return FileSystem.status(of: folder.locate(path)).map { ($0.size, .file($0.identity)) }
  }

  /// The contents of a folder, sorted by the bytes of the names.
  /// - Parameter place: without links.
  func list(
    _ place: FilePath, where isWanted: (UnsafeRawBufferPointer, FileKind?) -> Bool
  ) throws(FileError) -> [FileSystem.Entry] {
    var entries = try FileSystem.list(place, where: isWanted)
    guard mayBeNew else { return entries }
    for buffer in buffers.values where buffer.path.removingLastComponent() == place {
      guard let name = buffer.path.lastComponent, !entries.contains(where: { $0.name == name }),
        name.bytes.withUnsafeBytes({ isWanted($0, .file) })
      else { continue }
      entries.append(FileSystem.Entry(name: name, kind: .file))
    }
    entries.sort { $0.name.bytes.lexicographicallyPrecedes($1.name.bytes) }
    return entries
  }
}

extension Files.Buffer {
  /// - Parameter limit: bytes.
  func read(limit: Int) throws(FileError) -> ByteBuffer {
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    var copy = ByteBuffer(capacity: bytes.count + 8)
    bytes.withUnsafeBytes { copy.append(contentsOf: $0) }
    return copy
  }
}
