import SystemPackage

extension FilePath {
  /// The path as it is written from a folder on, e.g. `../api/openapi.yaml`. Links are not looked at.
  /// - Parameter folder: absolute and without `.` and `..`, like the path itself.
  package func relative(to folder: FilePath) -> String {
    let common = zip(components, folder.components).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: folder.components.count - common)
    return (up + components.dropFirst(common).map(\.string)).joined(separator: "/")
  }
}
