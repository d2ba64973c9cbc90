import SystemPackage

/// Why a file or folder can't be read.
package enum FileError: Error, Hashable, Sendable {
  case notFound
  /// A symbolic link to nothing.
  case brokenLink
  case notPermitted
  /// A folder where a file was expected.
  case isFolder
  /// A pipe, device or socket: reading it might block forever.
  case notRegular
  /// A link leads out of the repository that it lies in, or of `--root`.
  case leadsOutside
  /// A folder that has nothing in common with `--root`.
  case outsideRoot
  /// - Parameter limit: bytes.
  case tooLarge(limit: Int)
  case failed(Errno)

  package init(_ errno: Errno) {
    switch errno {
    case .noSuchFileOrDirectory, .notDirectory: self = .notFound
    case .permissionDenied, .notPermitted: self = .notPermitted
    case .isDirectory: self = .isFolder
    default: self = .failed(errno)
    }
  }

  /// One clause, to follow the path: `api.yaml: no such file or folder`.
  package var message: String {
    switch self {
    case .notFound: "no such file or folder"
    case .brokenLink: "is a link that leads nowhere"
    case .notPermitted: "no permission to read it"
    case .isFolder: "is a folder, not a file"
    case .notRegular: "is not a regular file"
    case .leadsOutside: "leads out of the repository or of --root through a link, and isn't read"
    case .outsideRoot: "lies outside of --root"
    case .tooLarge(let limit): "is larger than \(limit / 1_000_000) MB"
    case .failed(let errno): errno.description
    }
  }
}
