import Platform
import SystemPackage

/// How far links may lead: those that lie in `--root` not out of it, and those in a repository not out of that. Who
/// names a path outside may do so; who only has a name from a repository need not know where it leads.
extension Files {
  /// Whether a link on the way to a file leads outside. What isn't there leads nowhere.
  /// - Parameter path: absolute, or relative to the working folder.
  func leadsOutside(_ path: FilePath) -> Bool {
    let stated = folder.absolute(path)
    guard let real = FileSystem.realPath(folder.locate(path)), real != stated else { return false }
    var way: FilePath = "/"
    for name in stated.components {
      let parent = way
      way.append(name)
      guard FileSystem.kind(of: way, followingLinks: false) == .link,
        let place = FileSystem.realPath(parent), let target = FileSystem.realPath(way)
      else { continue }
      if let bound = self.bound(of: place), !target.starts(with: bound) { return true }
    }
    // Behind a link, `..` leads elsewhere than its text says.
    guard FileSystem.realPath(stated) != real,
      let bound = nearestPlace(to: stated).flatMap({ self.bound(of: $0) })
    else {
      return false
    }
    return !real.starts(with: bound)
  }

  /// The folder around a path, or around that, that is there: without links.
  private func nearestPlace(to path: FilePath) -> FilePath? {
    var folder = path
    while folder.removeLastComponent() {
      if let real = FileSystem.realPath(folder) { return real }
    }
    return nil
  }

  /// - Parameter folder: absolute, without links.
  private func bound(of folder: FilePath) -> FilePath? {
    if let root, folder.starts(with: root) { return root }
    return RepositoryRoot.containing(folder: folder)
  }

  /// Whether there may be documents below a folder: it lies in `--root`, or around it.
  /// - Parameter folder: absolute, without links.
  func mayHoldDocuments(_ folder: FilePath) -> Bool {
    root.map { folder.starts(with: $0) || $0.starts(with: folder) } ?? true
  }

  /// Whether a file that is found lies in `--root`.
  /// - Parameter file: absolute, without links.
  func isInRoot(_ file: FilePath) -> Bool { root.map { file.starts(with: $0) } ?? true }
}
