import Platform
import Syntax
import SystemPackage
import Text

/// Estimates the work for a file before it is read.
enum WorkEstimate {
  /// A document's own size (bytes), plus that of all files found below its folder: it may be the root of
  /// them, and a small root that reads a thousand files must not be left for the end.
  static func costs(_ assignments: [LintAssignment]) -> [Int] {
    let paths = assignments.map(\.candidate.realPathText)
    // A file may claim any size; no more than this is read.
    let sizes = assignments.map { min($0.candidate.size, Limits().fileSize) }
    let order = paths.indices.sorted { paths[$0] < paths[$1] }
    let sorted = order.map { paths[$0] }
    var sums = [0]
    for index in order { sums.append(sums.last! + sizes[index]) }
    func position(of text: String) -> Int { sorted.partitioningIndex { $0 >= text } }
    var known: [String: Int] = [:]
    return paths.indices.map { index in
      let folder = PathText.folder(of: paths[index])
      // `0` follows `/` in ASCII.
      let below =
        known[folder]
        ?? sums[position(of: folder + "0")] - sums[position(of: folder + "/")]
      known[folder] = below
      return sizes[index] + below
    }
  }
}
