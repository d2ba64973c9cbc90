import Text

/// Absolute paths as texts: documents have thousands of references, and a `FilePath` would be parsed for each.
package enum PathText {
  /// The path of a reference relative to a folder, without `.` and `..`; it may leave the folder.
  package static func join(_ folder: String, _ relative: String) -> String {
    var path: [UInt8] = []
    path.reserveCapacity(folder.utf8.count + relative.utf8.count + 2)
    if relative.utf8.first != slash { append(folder, to: &path) }
    append(relative, to: &path)
    return path.isEmpty ? "/" : String(decoding: path, as: UTF8.self)
  }

  static let slash = UInt8(ascii: "/")

  /// Appends the segments of a path, each after a slash; `..` removes the last one.
  private static func append(_ relative: String, to path: inout [UInt8]) {
    relative.withBytes { bytes in
      var start = 0
      while start < bytes.count {
        var end = start
        while end < bytes.count, bytes[end] != slash { end += 1 }
        append(segment: UnsafeRawBufferPointer(rebasing: bytes[start..<end]), to: &path)
        start = end + 1
      }
    }
  }

  private static func append(segment: UnsafeRawBufferPointer, to path: inout [UInt8]) {
    let count = segment.count
    let dot = UInt8(ascii: ".")
    if count == 0 || count == 1 && segment[0] == dot { return }
    if count == 2, segment[0] == dot, segment[1] == dot {
      path.removeSubrange((path.lastIndex(of: slash) ?? 0)...)
    } else {
      path.append(slash)
      path.append(contentsOf: segment)
    }
  }

  package static func folder(of path: String) -> String { split(path).folder }

  /// What precedes and follows the last slash; without a slash, all of it is the name.
  package static func split(_ path: String) -> (folder: String, name: String) {
    path.withBytes { bytes in
      guard let slash = bytes.lastIndex(of: slash) else {
        return ("", String(decoding: bytes, as: UTF8.self))
      }
      return (
        String(decoding: bytes[..<slash], as: UTF8.self),
        String(decoding: bytes[(slash + 1)...], as: UTF8.self)
      )
    }
  }

  /// Whether a path is a folder or inside it.
  package static func isInside(_ path: String, _ folder: String) -> Bool {
    // Compare bytes: names that are equal in Unicode may be two folders.
    path.withBytes { path in
      folder.withBytes { folder in
        guard path.starts(with: folder) else { return false }
        return path.count == folder.count || folder.last == slash || path[folder.count] == slash
      }
    }
  }
}
