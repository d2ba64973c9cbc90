import Text

/// Files that belong together, because there are fixes that change several of them: they are written together or not at
/// all.
struct FileGroups {
  /// By file, one that it belongs to; a file that leads its group, itself.
  private var parents: [TextKey: TextKey] = [:]
  /// The number of fixes, by the file that leads their group.
  private var fixes: [TextKey: Int] = [:]

  /// - Parameters:
  ///   - files: what one fix changes; at least one.
  ///   - fixes: the number of such fixes.
  mutating func add(_ files: [TextKey], fixes count: Int = 1) {
    let leader = leader(of: files[0])
    fixes[leader, default: 0] += count
    for file in files.dropFirst() {
      let other = self.leader(of: file)
      guard other != leader else { continue }
      parents[other] = leader
      fixes[leader, default: 0] += fixes.removeValue(forKey: other) ?? 0
    }
  }

  /// The files of each group, by the one that leads it, and the number of its fixes.
  mutating func groups() -> [(files: [TextKey], fixes: Int)] {
    var groups: [TextKey: [TextKey]] = [:]
    for file in parents.keys { groups[leader(of: file), default: []].append(file) }
    return groups.map { ($0.value, fixes[$0.key] ?? 0) }
  }

  private mutating func leader(of file: TextKey) -> TextKey {
    guard let parent = parents[file] else {
      parents[file] = file
      return file
    }
    guard parent != file else { return file }
    let leader = leader(of: parent)
    parents[file] = leader
    return leader
  }
}
