import OpenAPI
import Syntax
import SystemPackage

/// The files that one document's references may lead to: those below its root folder, and the published models.
final class DocumentLibrary: ReferenceLibrary {
  private let workspace: Workspace
  private let models: PublishedModels
  /// Real path; nothing outside is read.
  private let root: FilePath
  private var known: [String: [ObjectIdentifier: ReferencedFile]] = [:]
  /// The trees that references led to.
  private(set) var trees: [SyntaxTree] = []
  /// The files that references led to and that can't be parsed.
  private(set) var malformed: [(source: SourceFile, error: SyntaxError)] = []
  private var seen: Set<ObjectIdentifier> = []

  init(workspace: Workspace, models: PublishedModels, root: FilePath) {
    self.workspace = workspace
    self.models = models
    self.root = root
  }

  func isPublished(_ tree: SyntaxTree) -> Bool { models.isPublished(tree) }

  func file(of reference: String, from tree: SyntaxTree) -> ReferencedFile {
    if let file = known[reference]?[ObjectIdentifier(tree)] { return file }
    let file = find(reference, from: tree)
    known[reference, default: [:]][ObjectIdentifier(tree)] = file
    return file
  }

  private func find(_ reference: String, from tree: SyntaxTree) -> ReferencedFile {
    if URIReference.isRemote(reference) { return models.file(of: reference, from: tree) }
    guard let file = workspace.realPath(of: tree) else { return .refused(.noFile) }
    let path = file.removingLastComponent().pushing(FilePath(URIReference.path(reference))).lexicallyNormalized()
    guard let real = FileSystem.realPath(path) else {
      // What lies outside is not looked for, so that nobody learns whether it is there.
      return .refused(path.starts(with: root) ? .noFile : .outside)
    }
    guard real.starts(with: root) else { return .refused(.outside) }
    switch workspace.load(real) {
    case .tree(let tree):
      if seen.insert(ObjectIdentifier(tree)).inserted { trees.append(tree) }
      return .root(tree.root)
    case .malformed(let source, let failure):
      if seen.insert(ObjectIdentifier(source)).inserted { malformed.append((source, failure.error)) }
      return .refused(.malformed)
    case .unreadable(.notFound): return .refused(.noFile)
    case .unreadable(let error): return .refused(.unreadable(error.message))
    case .unlikely: return .refused(.noFile)
    }
  }
}
