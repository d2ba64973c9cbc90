import Rules
import Syntax
import SystemPackage

/// A file or folder that a configuration names.
package struct ConfiguredFile: Sendable {
  package let path: FilePath
  /// As it is written.
  let text: String
  let place: Place

  /// What to say where it can't be read.
  /// - Parameter advice: what to do about it, unless a name beside it is nearly the same.
  package func mistake(_ error: FileError, _ advice: String) -> RuleFileError {
    let nearest = error == .notFound ? nearestName() : nil
    let remedy = nearest.map { "did you mean '\($0)'?" } ?? advice
    return RuleFileError("'\(text)': \(error.message); \(remedy)", at: place)
  }

  /// The path with the nearest name of its folder in place of its own, where one is near enough.
  private func nearestName() -> String? {
    guard let name = path.lastComponent?.string else { return nil }
    let entries = (try? FileSystem.list(path.removingLastComponent())) ?? []
    return EditDistance.nearest(to: name, among: entries.map(\.name.string)).map {
      String(text.dropLast(name.count)) + $0
    }
  }
}
