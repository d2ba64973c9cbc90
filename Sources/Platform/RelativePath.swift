import SystemPackage

extension FilePath {
  /// The path relative to a folder, e.g. `../api/openapi.yaml`. Links aren't resolved.
  /// - Parameter folder: absolute, without `.` and `..`, like the path itself.
  package func relative(to folder: FilePath) -> String {
    let common = zip(components, folder.components).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: folder.components.count - common)
    return (up + components.dropFirst(common).map(\.string)).joined(separator: "/")
  }
}
