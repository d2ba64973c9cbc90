import Platform
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension WorkingFolder {
  /// The folder the process was started in, which never changes. Only commands use it.
  static let current: WorkingFolder = {
    guard let path = getcwd(nil, 0) else { return WorkingFolder("/") }
    defer { free(path) }
    return WorkingFolder(FilePath(platformString: path))
  }()
}
