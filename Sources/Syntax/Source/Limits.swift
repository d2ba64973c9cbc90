/// Limits of the readers, so that no file can cost unbounded time or memory.
///
/// Real documents stay far below them: the deepest in a survey of 4,000 files nests 23 levels.
package struct Limits: Sendable {
  /// Bytes.
  package var fileSize = 100_000_000
  /// Levels of nesting in JSON and in YAML's block style.
  package var depth = 256
  /// Levels of `[` and `{` in YAML, for which libyaml needs quadratic time.
  package var flowDepth = 64
  /// Nodes of one file; keys count. Less than `NodeRecord.maximumCount`.
  package var nodes = 16_000_000
  /// Nodes the file would have if every alias were replaced by a copy of its target.
  package var expandedNodes = 5_000_000
  /// Headers of a document; large ones may have more, see `headers(inBytes:)`.
  package var headers = 10_000
  /// Findings in a document; large ones may have more.
  package var findings = 15_000
  /// Suppressions in a document; large ones may have more.
  package var suppressions = 15_000
  /// `%` lines before the document.
  package var directives = 16
  /// Bytes of a `%` line.
  package var directiveLength = 1024
  /// Longest run of white space (bytes) that is always accepted.
  package var whitespaceRun = 1024
  /// Longest run times number of runs: at each run, libyaml clears a buffer as long as the longest one.
  package var whitespaceProduct = 10_000_000_000

  package init() {}

  /// How many headers a document may have. One that someone means takes more than 45 bytes with its schema; a file made
  /// for the purpose has one in 10 bytes, and each takes a thousand in memory.
  /// - Parameter bytes: the size of all files of the document.
  package func headers(inBytes bytes: Int) -> Int { headers + bytes / 45 }

  package func findings(inBytes bytes: Int) -> Int { findings + bytes / 14 }

  package func suppressions(inBytes bytes: Int) -> Int { suppressions + bytes / 40 }
}
