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
  /// `%` lines before the document.
  package var directives = 16
  /// Bytes of a `%` line.
  package var directiveLength = 1024
  /// Longest run of white space (bytes) that is always accepted.
  package var whitespaceRun = 1024
  /// Longest run times number of runs: at each run, libyaml clears a buffer as long as the longest one.
  package var whitespaceProduct = 10_000_000_000

  package init() {}
}
