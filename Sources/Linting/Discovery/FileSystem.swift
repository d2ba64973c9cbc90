import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// All that the linter asks of the file system.
package enum FileSystem {
  package enum Kind: Sendable {
    case file
    case folder
    case link
    /// A pipe, device or socket.
    case other
  }

  /// What stands at a path; nil where nothing does, or nothing that may be seen.
  /// - Parameter followingLinks: whether a symbolic link answers for its target.
  package static func kind(of path: FilePath, followingLinks: Bool = true) -> Kind? {
    guard let stat = try? Stat(path, followTargetSymlink: followingLinks) else { return nil }
    return kind(stat.type)
  }

  /// Like `kind`, but says why it can't tell. Links are followed.
  static func requireKind(of path: FilePath) throws(FileError) -> Kind {
    do throws(Errno) { return kind(try Stat(path).type) } catch { throw FileError(error) }
  }

  private static func kind(_ type: FileType) -> Kind {
    switch type {
    case .regular: .file
    case .directory: .folder
    case .symbolicLink: .link
    default: .other
    }
  }

  /// The same for two paths that lead to one file.
  struct Identity: Hashable {
    let device: DeviceID
    let inode: Inode
  }

  static func identity(of path: FilePath) -> Identity? {
    guard let stat = try? Stat(path) else { return nil }
    return Identity(device: stat.deviceID, inode: stat.inode)
  }

  /// The absolute path without links; nil where it doesn't exist.
  static func realPath(_ path: FilePath) -> FilePath? {
    guard let real = path.withPlatformString({ realpath($0, nil) }) else { return nil }
    defer { free(real) }
    return FilePath(platformString: real)
  }

  /// The folder that relative paths start from.
  package static var currentFolder: FilePath {
    guard let path = getcwd(nil, 0) else { return "/" }
    defer { free(path) }
    return FilePath(platformString: path)
  }

  /// An absolute path without `.` and `..`. Links stay: it is made from the text alone.
  static func absolute(_ path: FilePath) -> FilePath {
    currentFolder.pushing(path).lexicallyNormalized()
  }

  // MARK: Folders

  /// One name in a folder.
  struct Entry {
    let name: FilePath.Component
    let kind: Kind
  }

  /// What stands in a folder, sorted by the bytes of the names; `.` and `..` left out.
  static func list(_ folder: FilePath) throws(FileError) -> [Entry] {
    guard let stream = folder.withPlatformString({ opendir($0) }) else {
      throw FileError(Errno(rawValue: errno))
    }
    defer { closedir(stream) }
    var names: [FilePath.Component] = []
    while let entry = readdir(stream) {
      let name = UnsafeRawPointer(entry) + MemoryLayout<dirent>.offset(of: \.d_name)!
      guard
        let component = FilePath.Component(platformString: name.assumingMemoryBound(to: CChar.self)),
        component.kind == .regular
      else { continue }
      names.append(component)
    }
    return sortedByBytes(names).compactMap { name in
      kind(of: folder.appending(name), followingLinks: false).map { Entry(name: name, kind: $0) }
    }
  }

  private static func sortedByBytes(_ names: [FilePath.Component]) -> [FilePath.Component] {
    names.map { ($0.bytes, $0) }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
  }
}

extension FilePath {
  /// The path's bytes; names need not be UTF-8.
  var bytes: [UInt8] { withPlatformString { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } }
}

extension FilePath.Component {
  var bytes: [UInt8] { withPlatformString { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) } }
}
