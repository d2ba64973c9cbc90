import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// A file or folder named in a configuration.
package struct ConfiguredFile: Sendable {
  package let path: FilePath
  /// As written.
  let text: String
  let place: Place

  /// The message for a file that can't be read.
  /// - Parameters:
  ///   - advice: what to do if it doesn't exist.
  ///   - mayBeNew: whether it need not exist yet: then a file with a similar name may be another one.
  func mistake(_ error: FileError, _ advice: String, mayBeNew: Bool) -> RuleFileError {
    var folders = FolderNames()
    return mistake(error, advice, LineTable(place.source), &folders, mayBeNew: mayBeNew)
  }

  /// - Parameters:
  ///   - lines: the lines of the configuration.
  ///   - folders: what has been read for other files already.
  func mistake(
    _ error: FileError, _ advice: String, _ lines: LineTable, _ folders: inout FolderNames,
    mayBeNew: Bool = false
  ) -> RuleFileError {
    RuleFileError(
      "'\(text)': \(error.message); \(remedy(error, advice, &folders, mayBeNew))", at: place, lines)
  }

  private func remedy(
    _ error: FileError, _ advice: String, _ folders: inout FolderNames, _ mayBeNew: Bool
  ) -> String {
    guard error == .notFound else { return "name another one, or delete this line" }
    guard let name = nearestName(&folders) else { return advice }
    return "did you mean '\(name)'?" + (mayBeNew ? " If not, \(advice)" : "")
  }

  /// The path with the most similar name in its folder, if similar enough.
  private func nearestName(_ folders: inout FolderNames) -> String? {
    let written = text.hasSuffix("/") ? String(text.dropLast()) : text
    guard let name = path.lastComponent?.string, written.hasSuffix(name) else { return nil }
    // A broken link is in its folder all the same.
    let others = folders.names(in: path.removingLastComponent()).filter { $0 != name }
    return EditDistance.nearest(to: name, among: others).map { String(written.dropLast(name.count)) + $0 }
  }
}

/// The names in folders, each read once.
struct FolderNames {
  private var known: [FilePath: [String]] = [:]

  /// Empty if the folder can't be read.
  mutating func names(in folder: FilePath) -> [String] {
    if let names = known[folder] { return names }
    let names = ((try? FileSystem.list(folder)) ?? []).map(\.name.string)
    known[folder] = names
    return names
  }
}
