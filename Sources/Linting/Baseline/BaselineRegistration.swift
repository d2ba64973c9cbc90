import Platform
import Syntax
import SystemPackage
import Text

/// The configuration file that names a new baseline, so that later runs, editors and hooks use it.
package struct BaselineRegistration: Sendable {
  /// Absolute. The file need not exist.
  package let configuration: FilePath
  /// The path as written in the configuration.
  package let configured: String?

  private static let name = Configuration.fileName

  /// The nearest configuration from a folder up to the root of its repository; if there is none, one to be
  /// created at the root, or in the folder itself outside a repository.
  /// - Parameter folder: absolute, without `.` and `..`.
  package init(folder: FilePath) {
    let root = RepositoryRoot.containing(folder: folder) ?? folder
    configuration = Self.nearest(from: folder, to: root) ?? root.appending(Self.name)
    // What lies outside has no say.
    configured =
      Self.leadsOutside(configuration) ? nil : Self.baseline(in: Self.text(of: configuration) ?? [])
  }

  private static func leadsOutside(_ path: FilePath) -> Bool {
    Files(WorkingFolder(path.removingLastComponent())).leadsOutside(path)
  }

  private static func nearest(from folder: FilePath, to root: FilePath) -> FilePath? {
    var folder = folder
    while true {
      let file = folder.appending(name)
      if FileSystem.kind(of: file, followingLinks: false) != nil { return file }
      guard folder != root, folder.removeLastComponent() else { return nil }
    }
  }

  /// Nil if there is no such file or it can't be read.
  private static func text(of file: FilePath) -> [UInt8]? {
    do { return try FileSystem.read(file, limit: Limits().fileSize).array } catch { return nil }
  }

  private static func baseline(in bytes: [UInt8]) -> String? {
    guard let tree = tree(bytes) else { return nil }
    return tree.root["baseline"]?.string
  }

  private static func tree(_ bytes: [UInt8]) -> SyntaxTree? {
    try? SyntaxTree.read(SourceFile(path: name, bytes: bytes))
  }

  private var folder: FilePath { configuration.removingLastComponent() }

  /// The baseline named in the configuration, else the one with the default name next to it.
  package var baseline: FilePath { Baseline.locate(configured ?? Baseline.defaultName, in: folder) }

  /// Whether links lead from there out of the repository.
  package var baselineLeadsOutside: Bool { Self.leadsOutside(baseline) }

  // MARK: Naming it

  /// Adds a baseline to the configuration, leaving every other byte as it is.
  /// - Parameter path: absolute, without `.` and `..`.
  package func register(_ path: FilePath) throws(Errno) -> RegistrationOutcome {
    if let configured {
      return Baseline.locate(configured, in: folder) == path ? .wasNamed : .namesAnother(configured)
    }
    let value = path.exactText(relativeTo: folder)
    // A configuration is UTF-8.
    if value.utf8.contains(0) { return .notNameable }
    guard FileSystem.kind(of: configuration, followingLinks: false) != nil else {
      try FileSystem.replace(configuration, with: Array((Self.line(value) + "\n").utf8))
      return .created
    }
    guard let bytes = Self.text(of: configuration),
      let edited = Self.appending(value, to: bytes)
    else {
      return .notAppendable(line: Self.line(value))
    }
    try FileSystem.replace(configuration, with: edited)
    return .added
  }

  /// - Returns: nil if the result wouldn't mean the same as before plus the baseline.
  static func appending(_ value: String, to bytes: [UInt8]) -> [UInt8]? {
    let text = String(decoding: bytes, as: UTF8.self)
    let lineBreak = text.contains("\r\n") ? "\r\n" : "\n"
    let isOpen = bytes.last.map { $0 != UInt8(ascii: "\n") } ?? false
    let edited = bytes + Array(((isOpen ? lineBreak : "") + line(value) + lineBreak).utf8)
    guard let after = tree(edited), after.root["baseline"]?.string == value else { return nil }
    let before = tree(bytes)
    let keys = before.map { $0.root.members.map(\.name) } ?? []
    return after.root.members.map(\.name) == keys + ["baseline"] ? edited : nil
  }

  private static func line(_ value: String) -> String {
    let isPlain = value.utf8.allSatisfy(isPlain) && value.utf8.first != UInt8(ascii: "-")
    return "baseline: " + (isPlain ? value : "'" + value.replacing("'", with: "''") + "'")
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-", "/": true
    default: false
    }
  }
}

package enum RegistrationOutcome: Equatable, Sendable {
  case wasNamed
  case added
  case created
  /// The configuration already names another baseline.
  case namesAnother(String)
  /// The path of the baseline is no UTF-8.
  case notNameable
  /// The line has to be added by hand: the configuration can't simply be appended to.
  case notAppendable(line: String)
}
