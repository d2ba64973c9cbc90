import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// A file or folder that a configuration names.
package struct ConfiguredFile: Sendable {
  package let path: FilePath
  /// As it is written.
  let text: String
  let place: Place

  /// What to say where it can't be read.
  /// - Parameter advice: what to do where nothing is there, unless a name beside it is nearly the same.
  package func mistake(_ error: FileError, _ advice: String) -> RuleFileError {
    let remedy =
      if error == .notFound { nearestName().map { "did you mean '\($0)'?" } ?? advice } else {
        "name another one, or delete this line"
      }
    return RuleFileError("'\(text)': \(error.message); \(remedy)", at: place)
  }

  /// The path with the nearest name of its folder in place of its own, where one is near enough.
  private func nearestName() -> String? {
    let written = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard let name = path.lastComponent?.string, written.hasSuffix(name) else { return nil }
    let entries = (try? FileSystem.list(path.removingLastComponent())) ?? []
    // A link that leads nowhere is in its folder all the same.
    let others = entries.map(\.name.string).filter { $0 != name }
    return EditDistance.nearest(to: name, among: others).map { String(written.dropLast(name.count)) + $0 }
  }
}
