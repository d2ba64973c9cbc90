#if DEBUG
  import Platform
  import Text

  /// Tracks trees in debug builds, so that tests see whether they are released, and nodes that outlive their
  /// tree are caught.
  enum LiveTrees {
    /// By the path of the source.
    fileprivate static let counts = Guarded<[String: Int]>([:])
    /// The roots of released trees. What their nodes point to is kept, empty, so that such a node never reads
    /// reused memory.
    private static let gone = Guarded<[Node]>([])
    private static let nothing = SourceFile(path: "", bytes: [])

    static func add(_ tree: SyntaxTree) {
      counts.withLock { $0[tree.source.path, default: 0] += 1 }
    }

    static func remove(_ tree: SyntaxTree) {
      counts.withLock { counts in
        let rest = counts[tree.source.path]! - 1
        counts[tree.source.path] = rest == 0 ? nil : rest
      }
      tree.memory.pointee.empty(nothing)
      let root = Node(memory: UnsafePointer(tree.memory), index: 0)
      gone.withLock { $0.append(root) }
    }
  }

  extension SyntaxTree {
    /// The number of live trees of a file. (A total would be useless to tests, which run in parallel.)
    package static func liveCount(ofPath path: String) -> Int { LiveTrees.counts.withLock { $0[path] ?? 0 } }
  }

  extension TreeMemory {
    fileprivate mutating func empty(_ source: SourceFile) {
      isGone = true
      self.source = source
      records.removeAll()
      symbols.removeAll()
      decodedTexts.removeAll()
      listPositions.removeAll()
    }
  }
#endif
