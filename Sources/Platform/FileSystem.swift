import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Everything the linter needs from the file system.
package enum FileSystem {

  /// The kind of file at a path; nil if there is none, or it isn't accessible.
  /// - Parameter followingLinks: whether to look at the target of a symbolic link.
  package static func kind(of path: FilePath, followingLinks: Bool = true) -> FileKind? {
    guard let stat = try? Stat(path, followTargetSymlink: followingLinks) else { return nil }
    return kind(stat.type)
  }

  /// Like `kind`, but throws the reason instead of returning nil. Follows links.
  package static func requireKind(of path: FilePath) throws(FileError) -> FileKind {
    do throws(Errno) { return kind(try Stat(path).type) } catch { throw FileError(error) }
  }

  private static func kind(_ type: FileType) -> FileKind {
    switch type {
    case .regular: .file
    case .directory: .folder
    case .symbolicLink: .link
    default: .other
    }
  }

  /// Equal for two paths of one file.
  package struct Identity: Hashable {
    package let device: DeviceID
    package let inode: Inode
  }

  /// The status of a file; links are followed.
  package struct Status {
    package let identity: Identity
    /// Bytes.
    package let size: Int
  }

  /// Nil if there is no such file.
  package static func status(of path: FilePath) -> Status? {
    guard let stat = try? Stat(path) else { return nil }
    return Status(identity: Identity(device: stat.deviceID, inode: stat.inode), size: Int(stat.size))
  }

  /// What a path leads to; two paths with equal destinations lead to one file.
  package enum Destination: Hashable {
    case file(Identity)
    /// Nothing is there yet.
    case place(FilePath)
  }

  /// Nil for pipes, devices and folders, which can't be replaced.
  package static func destination(of path: FilePath) -> Destination? {
    guard openDescriptor(named: path) == nil else { return nil }
    guard let stat = try? Stat(path) else { return .place(place(of: path)) }
    return destination(stat)
  }

  static func identity(of file: Int32) -> Identity? {
    (try? FileDescriptor(rawValue: file).stat()).map { Identity(device: $0.deviceID, inode: $0.inode) }
  }

  package static func destination(of file: FileDescriptor) -> Destination? {
    (try? file.stat()).flatMap(destination)
  }

  private static func destination(_ stat: Stat) -> Destination? {
    stat.type == .regular ? .file(Identity(device: stat.deviceID, inode: stat.inode)) : nil
  }

  /// The absolute path without links; nil if it doesn't exist.
  package static func realPath(_ path: FilePath) -> FilePath? {
    guard let real = path.withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return FilePath(platformString: real)
  }

  /// The same for a path as an exact text.
  package static func realPath(_ path: String) -> String? {
    guard let real = PathText.withCString(path, { realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return FilePath(platformString: real).exactText
  }

  /// The status of a path; links aren't followed.
  package struct FileStatus {
    package let kind: FileKind
    /// Bytes.
    package let size: Int
  }

  /// Nil if nothing is there.
  /// - Parameter path: an exact text.
  package static func status(of path: String) -> FileStatus? {
    var status = stat()
    guard PathText.withCString(path, { lstat($0, &status) }) == 0 else { return nil }
    return FileStatus(kind: kind(FileMode(rawValue: status.st_mode).type), size: Int(status.st_size))
  }

  // MARK: Folders

  /// An entry of a folder.
  package struct Entry {
    package let name: FilePath.Component
    package let kind: FileKind

    package init(name: FilePath.Component, kind: FileKind) {
      self.name = name
      self.kind = kind
    }
  }

  /// The entries of a folder, sorted by the bytes of their names, without `.` and `..`.
  /// - Parameter isWanted: called for each name first, with the kind if the folder provides it.
  package static func list(
    _ folder: FilePath, where isWanted: (UnsafeRawBufferPointer, FileKind?) -> Bool = { _, _ in true }
  ) throws(FileError) -> [Entry] {
    guard let stream = folder.withPlatformString({ opendir($0) }) else {
      throw FileError(Errno(rawValue: errno))
    }
    defer { closedir(stream) }
    var entries: [(bytes: [UInt8], kind: FileKind?)] = []
    while let entry = readdir(stream) {
      let address = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
      let name = UnsafeRawBufferPointer(
        start: address, count: strlen(address.assumingMemoryBound(to: CChar.self)))
      if name.elementsEqual(".".utf8) || name.elementsEqual("..".utf8) { continue }
      let kind = kind(entryType: entry.pointee.d_type)
      if isWanted(name, kind) { entries.append((Array(name), kind)) }
    }
    entries.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    return entries.compactMap { self.entry($0.bytes, $0.kind, in: folder) }
  }

  private static func entry(_ name: [UInt8], _ kind: FileKind?, in folder: FilePath) -> Entry? {
    let text = name.map(CChar.init(bitPattern:)) + [0]
    guard let name = FilePath.Component(platformString: text),
      let kind = kind ?? self.kind(of: folder.appending(name), followingLinks: false)
    else { return nil }
    return Entry(name: name, kind: kind)
  }

  /// Most file systems provide the kind with the name.
  private static func kind(entryType: UInt8) -> FileKind? {
    switch Int(entryType) {
    case Int(DT_REG): .file
    case Int(DT_DIR): .folder
    case Int(DT_LNK): .link
    case Int(DT_UNKNOWN): nil
    default: .other
    }
  }
}

extension FilePath.Component {
  package var bytes: [UInt8] {
    withPlatformString { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
  }
}

package enum FileKind: Sendable {
  case file
  case folder
  case link
  /// A pipe, device or socket.
  case other
}
