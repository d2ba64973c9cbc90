/// What the readers refuse, so that no file can cost unbounded time or memory.
///
/// Real documents stay far below: the deepest of a 4,000 file survey nests 23 levels.
package struct Limits: Sendable {
  /// Bytes.
  package var fileSize = 100_000_000
  /// Levels of nesting in JSON and in YAML's block style.
  package var depth = 256
  /// Levels of `[` and `{` in YAML: libyaml needs quadratic time for them.
  package var flowDepth = 64
  /// Nodes of one file; keys count. Less than `NodeRecord.maximumCount`.
  package var nodes = 16_000_000
  /// Nodes that the file would have with every alias replaced by a copy of its target.
  package var expandedNodes = 5_000_000
  /// `%` lines before the document.
  package var directives = 16
  /// Bytes of a `%` line.
  package var directiveLength = 1024
  /// Longest run of white space (bytes) that is read without looking at the number of runs.
  package var whitespaceRun = 1024
  /// Longest run times number of runs: libyaml clears its buffer, as long as the longest run, at each run.
  package var whitespaceProduct = 10_000_000_000

  package init() {}
}
