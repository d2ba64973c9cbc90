import OpenAPI
import Platform
import Rules
import Syntax
import SystemPackage
import Text

/// The files that a document's references may lead to: those in its root folder, and the published models.
final class DocumentLibrary: ReferenceLibrary {
  private let workspace: Workspace
  private let models: PublishedModels
  private let named: NamedDocuments
  /// Of the document; real.
  private let path: String
  /// Real path; nothing outside is read.
  private lazy var root = findRoot().exactText
  private let findRoot: () -> FilePath
  /// By path.
  private var files: [TextKey: ReferencedFile] = [:]
  /// By path.
  private var folders: [TextKey: Folder] = [:]
  /// The folder of each file, by `Node.fileID`.
  private var foldersOfFiles: [Address: Folder] = [:]
  /// The trees that references led to.
  private(set) var trees: [SyntaxTree] = []
  /// Referenced files that can't be parsed.
  private(set) var malformed: [(source: SourceFile, error: SyntaxError)] = []
  /// Where the files lie that references led to: their real paths.
  private(set) var paths: [(path: String, source: SourceFile)] = []
  /// The paths that references name.
  private(set) var leads: [RunPart.Lead] = []
  private var seen: Set<Address> = []

  /// A folder of files with references, which are resolved relative to it.
  private final class Folder {
    let path: String

    init(_ path: String) {
      self.path = path
    }
  }

  /// The URIs that were looked for among those of documents.
  private(set) var soughtURIs: Set<String> = []

  /// - Parameters:
  ///   - named: the documents that are known by their own URIs.
  ///   - path: of the document; real.
  ///   - root: called when a reference leads to another file; most files have none.
  init(
    workspace: Workspace, models: PublishedModels, named: NamedDocuments, path: String,
    root: @escaping () -> FilePath
  ) {
    self.workspace = workspace
    self.models = models
    self.named = named
    self.path = path
    findRoot = root
  }

  func isExternal(_ node: Node) -> Bool { models.isExternal(node) }

  var externalVersion: OpenAPIVersion { models.externalVersion }

  func base(of node: Node) -> Address? {
    folder(of: node).map(Address.init)
  }

  func file(of reference: String, from site: Node) -> ReferencedFile {
    if URIReference.isRemote(reference) { return models.file(of: reference, from: site) }
    let name = URIReference.path(reference)
    // The system would end the path at the zero byte.
    guard let folder = folder(of: site), !name.utf8.contains(0) else { return .refused(.noFile) }
    let path = PathText.join(folder.path, name)
    let key = TextKey(path)
    if let known = files[key] { return known }
    let file = load(path)
    files[key] = file
    return file
  }

  func file(named uri: String) -> Node? {
    soughtURIs.insert(uri)
    guard let document = named.document(named: uri, from: path) else { return nil }
    leads.append(RunPart.Lead(stated: document.path, real: document.path, isThere: true))
    add(document.tree, at: document.path)
    return document.tree.root
  }

  func path(of node: Node) -> String? { workspace.realPath(of: node.tree) }

  private func add(_ tree: SyntaxTree, at path: String) {
    guard seen.insert(Address(tree)).inserted else { return }
    trees.append(tree)
    paths.append((path, tree.source))
  }

  private func load(_ path: String) -> ReferencedFile {
    guard let (real, sight) = workspace.follow(path) else {
      leads.append(RunPart.Lead(stated: path, real: workspace.place(ofMissing: path), isThere: false))
      // Don't reveal whether a file outside exists.
      return .refused(PathText.isInside(path, root) ? .noFile : .outside)
    }
    leads.append(RunPart.Lead(stated: path, real: real, isThere: true))
    guard PathText.isInside(real, root) else { return .refused(.outside) }
    switch workspace.load(real, seen: sight) {
    case .tree(let tree):
      add(tree, at: real)
      return .root(tree.root)
    case .malformed(let source, let failure):
      if seen.insert(Address(source)).inserted {
        malformed.append((source, failure.error))
        paths.append((real, source))
      }
      return .refused(.malformed)
    case .unreadable(.notFound): return .refused(.noFile)
    case .unreadable(.notPermitted): return .refused(.unreadable("can't be opened: permission denied"))
    case .unreadable(let error): return .refused(.unreadable(error.message))
    case .unlikely: return .refused(.noFile)
    }
  }

  private func folder(of node: Node) -> Folder? {
    if let folder = foldersOfFiles[node.fileID] { return folder }
    guard let path = workspace.realPath(of: node.tree).map(PathText.folder) else { return nil }
    let folder = self.folder(path)
    foldersOfFiles[node.fileID] = folder
    return folder
  }

  private func folder(_ path: String) -> Folder {
    let key = TextKey(path)
    if let known = folders[key] { return known }
    let folder = Folder(path)
    folders[key] = folder
    return folder
  }
}
