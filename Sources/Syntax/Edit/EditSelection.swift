import Text

/// Selects, from many groups of edits, those that can be made together. Groups are considered in order, and
/// each is made as a whole or not at all.
///
/// Files are identified by path. Edits based on another state of a file seen earlier collide.
package struct EditSelection: Sendable {
  /// A group that can't be made.
  package struct Collision: Hashable, Sendable {
    /// Position of the group, 0-based.
    package let group: Int
    /// Position of the first group it conflicts with; its own if its own edits overlap.
    package let with: Int
  }

  /// Positions of the selected groups, ascending.
  package private(set) var applied: [Int] = []
  package private(set) var collisions: [Collision] = []
  private var accepted: [String: AcceptedEdits] = [:]

  /// - Parameter groups: earlier groups win; a group may name a file more than once.
  package init(_ groups: some Sequence<[FileEdits]>) {
    for (position, group) in groups.enumerated() {
      let files = Self.byFile(group)
      if let other = obstacle(to: files, at: position) {
        collisions.append(Collision(group: position, with: other))
        continue
      }
      applied.append(position)
      for file in files {
        accepted[file.source.path, default: AcceptedEdits(source: file.source)].add(file.edits, of: position)
      }
    }
  }

  /// The selected edits, one entry per file, sorted by path; none overlap.
  package var files: [FileEdits] {
    accepted.values.map { FileEdits($0.source, $0.edits) }.sorted { $0.source.path.precedes($1.source.path) }
  }

  /// Combines the edits of each file, sorted by path; they may overlap.
  package static func byFile(_ edits: [FileEdits]) -> [FileEdits] {
    var found: [(source: SourceFile, parts: [Edits])] = []
    var positions: [String: Int] = [:]
    for file in edits {
      if let position = positions[file.source.path], found[position].source.isSameText(as: file.source) {
        found[position].parts.append(file.edits)
      } else {
        positions[file.source.path] = found.count
        found.append((file.source, [file.edits]))
      }
    }
    return found.map { FileEdits($0.source, Edits(joining: $0.parts)) }
      .sorted { $0.source.path.precedes($1.source.path) }
  }

  private func obstacle(to files: [FileEdits], at position: Int) -> Int? {
    var paths: Set<String> = []
    var first: Int?
    for file in files {
      guard file.edits.overlaps.isEmpty, paths.insert(file.source.path).inserted else { return position }
      guard let accepted = accepted[file.source.path] else { continue }
      if let other = accepted.obstacle(to: file) { first = min(first ?? other, other) }
    }
    return first
  }
}

extension SourceFile {
  fileprivate func isSameText(as other: SourceFile) -> Bool {
    self === other || bytes.elementsEqual(other.bytes)
  }
}

/// The accepted edits of one file.
private struct AcceptedEdits: Sendable {
  let source: SourceFile
  /// In file order.
  private var list: [(edit: Edit, group: Int)] = []
  /// In file order; they may overlap each other.
  private var held: [(range: Range<Int>, group: Int)] = []
  /// Length of the longest held range, in bytes.
  private var longestHeld = 0
  /// By group.
  private var newKeys: [Edits.NewKey: Int] = [:]

  init(source: SourceFile) { self.source = source }

  var edits: Edits { Edits(list.map(\.edit), holding: held.map(\.range)) }

  mutating func add(_ edits: Edits, of group: Int) {
    for key in edits.newKeys where newKeys[key] == nil { newKeys[key] = group }
    for edit in edits {
      let position = list.partitioningIndex { !($0.edit < edit) }
      if position < list.count, list[position].edit == edit { continue }
      list.insert((edit, group), at: position)
    }
    for range in edits.held {
      let position = held.partitioningIndex { $0.range.lowerBound >= range.lowerBound }
      held.insert((range, group), at: position)
      longestHeld = max(longestHeld, range.count)
    }
  }

  /// The first group that conflicts with these edits.
  func obstacle(to file: FileEdits) -> Int? {
    var groups: [Int] = []
    if !source.isSameText(as: file.source) { groups += list.map(\.group) + held.map(\.group) }
    for edit in file.edits {
      let bounds = edit.range
      groups += around(bounds).filter { $0.edit.overlaps(edit) }.map(\.group)
      var index = held.partitioningIndex { $0.range.lowerBound >= bounds.lowerBound - longestHeld }
      while index < held.count, held[index].range.lowerBound < bounds.upperBound {
        // An edit that both groups make is made once, and satisfies both.
        if edit.changes(held[index].range), !contains(edit) { groups.append(held[index].group) }
        index += 1
      }
    }
    // Keys that both give by the same edits are given once.
    if !file.edits.newKeys.isEmpty, !file.edits.allSatisfy(contains) {
      groups += file.edits.newKeys.compactMap { newKeys[$0] }
    }
    for range in file.edits.held {
      groups += around(range).filter { $0.edit.changes(range) && !file.edits.contains($0.edit) }.map(\.group)
    }
    return groups.min()
  }

  private func contains(_ edit: Edit) -> Bool {
    let position = list.partitioningIndex { !($0.edit < edit) }
    return position < list.count && list[position].edit == edit
  }

  /// The edits that touch a range. They don't overlap each other, so their ends ascend too.
  private func around(_ range: Range<Int>) -> ArraySlice<(edit: Edit, group: Int)> {
    let start = list.partitioningIndex { $0.edit.range.upperBound >= range.lowerBound }
    var end = start
    while end < list.count, list[end].edit.range.lowerBound <= range.upperBound { end += 1 }
    return list[start..<end]
  }
}
