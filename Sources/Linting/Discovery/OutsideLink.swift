import Platform
import SystemPackage

/// A link that a walk through a folder found, and that leads out of it: it isn't followed.
struct OutsideLink: Sendable {
  /// The named folder, joined with the rest.
  let path: FilePath
  /// Where the link itself is: absolute, without links on the way.
  let place: FilePath
  /// Absolute, without links.
  let target: FilePath
  let isFolder: Bool
  let bound: Bound

  /// What it leads out of.
  enum Bound: Sendable {
    /// The folder that is walked, as it was named.
    case folder(FilePath)
    /// `--root`
    case root

    fileprivate var words: String {
      switch self {
      case .folder("."): "the current folder"
      case .folder(let folder): folder.shownText
      case .root: "--root"
      }
    }
  }

  /// How many have a sentence of their own: a folder may be full of links.
  private static let limit = 10

  /// A sentence each, the last one for those that have none. None quotes anything from there, not even its path.
  static func warnings(of links: [OutsideLink]) -> [String] {
    let rest = links.count - limit
    return links.prefix(limit).map { link in
      "\(link.path.shownText) leads out of \(link.bound.words) through a link, and isn't read"
    } + (rest > 0 ? ["and \(rest) more link\(rest == 1 ? "" : "s") that aren't read"] : [])
  }
}
