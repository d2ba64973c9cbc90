import SystemPackage

extension FilePath {
  /// The path relative to a folder as it is shown, e.g. `../api/openapi.yaml`. Links aren't resolved.
  /// - Parameter folder: absolute, without `.` and `..`, like the path itself.
  package func relative(to folder: FilePath) -> String { PathText.shown(exactText(relativeTo: folder)) }

  /// The same as an exact text.
  package func exactText(relativeTo folder: FilePath) -> String {
    let common = zip(components, folder.components).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: folder.components.count - common)
    let down = components.dropFirst(common).map { PathText.exact($0.bytes) }
    return (up + down).joined(separator: "/")
  }
}
