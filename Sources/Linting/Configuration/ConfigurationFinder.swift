import Platform
import SystemPackage

/// Finds the nearest `.headerlint.yaml` of a file: in its folder or above, up to the root of its repository.
///
/// Outside a repository the search ends at the working folder, so that a stray file further up has no effect;
/// for a file outside the working folder, only its own folder counts.
struct ConfigurationFinder {
  /// By folder; nil if there is none.
  private var found: [FilePath: FilePath?] = [:]
  /// The same by the folder as stated.
  private var ofStatedFolders: [FilePath: FilePath?] = [:]
  private var roots = RepositoryRoots()
  /// Files that have nearly the name, in folders without a configuration.
  private(set) var misnamed: [FilePath] = []
  private let files: Files
  private var start: WorkingFolder { files.folder }

  init(in files: Files) {
    self.files = files
  }

  /// - Parameter file: absolute, or relative to the working folder; it need not exist.
  mutating func configuration(ofFile file: FilePath) -> FilePath? {
    let folder = file.removingLastComponent()
    if let known = ofStatedFolders[folder] { return known }
    let configuration = nearest(start.absolute(file).removingLastComponent())
    ofStatedFolders[folder] = .some(configuration)
    return configuration
  }

  /// - Parameter folder: absolute, or relative to the working folder.
  mutating func configuration(ofFolder folder: FilePath) -> FilePath? {
    nearest(start.absolute(folder))
  }

  private mutating func nearest(_ folder: FilePath) -> FilePath? {
    if let known = found[folder] { return known }
    let path = folder.appending(Configuration.fileName)
    // Whatever has the name is meant to be one, even a link that leads nowhere.
    let hasFile = files.isThere(path)
    if !hasFile {
      let other = folder.appending(Configuration.otherFileName)
      if files.isFile(other) { misnamed.append(other) }
    }
    let parent = folder.removingLastComponent()
    let nearest: FilePath? =
      if hasFile { path } else if isLast(folder) || parent == folder { nil } else {
        self.nearest(parent)
      }
    found[folder] = .some(nearest)
    return nearest
  }

  private mutating func isLast(_ folder: FilePath) -> Bool {
    if let root = roots.containing(folder) { return folder == root }
    return folder == start.path || !folder.starts(with: start.path)
  }
}
