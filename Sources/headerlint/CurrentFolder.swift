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
  /// The folder that the process was started in, and stays in. Only commands know it.
  static let current: WorkingFolder = {
    guard let path = getcwd(nil, 0) else { return WorkingFolder("/") }
    defer { free(path) }
    return WorkingFolder(FilePath(platformString: path))
  }()
}
