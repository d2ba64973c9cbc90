import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension FileSystem {
  /// New bytes for a file that is there.
  package struct Revision {
    /// Absolute, without links.
    package let path: FilePath
    package let old: [UInt8]
    package let new: [UInt8]

    package init(path: FilePath, old: [UInt8], new: [UInt8]) {
      self.path = path
      self.old = old
      self.new = new
    }
  }

  /// Why the files of one call could not be replaced.
  package struct FailedRevision: Error {
    package let path: FilePath
    package let errno: Errno
  }

  /// Why a regular file can't be written; nil where nothing is known to be in the way.
  package static func obstacle(toWriting path: FilePath) -> Errno? {
    path.withPlatformString { access($0, W_OK) } == 0 ? nil : Errno(rawValue: errno)
  }

  /// Replaces files as `replace` does, all of them or none: each is written beside its target before the first one takes
  /// its place, and after an error the old bytes come back. Signals wait until that is done.
  package static func replaceTogether(_ files: [Revision]) throws(FailedRevision) {
    guard files.count > 1 else {
      for file in files { try attempt(file) { () throws(Errno) in try replace(file.path, with: file.new) } }
      return
    }
    try Interruption.putOff { () throws(FailedRevision) in
      let steps = try prepare(files)
      var done = 0
      do throws(FailedRevision) {
        for step in steps {
          try attempt(step.file) { () throws(Errno) in try step.take() }
          done += 1
        }
      } catch {
        for step in steps[done...] { step.replacement?.abandon() }
        for step in steps[..<done] { try? replace(step.file.path, with: step.file.old) }
        throw error
      }
    }
  }

  /// Those written in place come first: they fail more easily.
  private static func prepare(_ files: [Revision]) throws(FailedRevision) -> [Step] {
    var steps: [Step] = []
    do throws(FailedRevision) {
      for file in files {
        try attempt(file) { () throws(Errno) in steps.append(try Step(file)) }
      }
    } catch {
      for step in steps { step.replacement?.abandon() }
      throw error
    }
    return steps.filter { $0.replacement == nil } + steps.filter { $0.replacement != nil }
  }

  private static func attempt(
    _ file: Revision, _ body: () throws(Errno) -> Void
  ) throws(FailedRevision) {
    do throws(Errno) { try body() } catch { throw FailedRevision(path: file.path, errno: error) }
  }

  /// A file whose new bytes lie ready.
  private struct Step {
    let file: Revision
    /// Nil where the file must be written in place.
    let replacement: FileReplacement?

    init(_ file: Revision) throws(Errno) {
      if let errno = FileSystem.obstacle(toWriting: file.path) { throw errno }
      self.file = file
      guard !FileSystem.hasSeveralNames(file.path) else {
        replacement = nil
        return
      }
      let replacement = FileReplacement(of: file.path)
      do throws(Errno) {
        try replacement.prepare { sink in file.new.withUnsafeBytes(sink) }
        self.replacement = replacement
      } catch {
        guard FileSystem.blockers.contains(error) else { throw error }
        self.replacement = nil
      }
    }

    func take() throws(Errno) {
      if let replacement {
        do throws(Errno) { return try replacement.finish() } catch {
          guard FileSystem.blockers.contains(error) else { throw error }
        }
      }
      try FileSystem.overwrite(file.path) { sink in file.new.withUnsafeBytes(sink) }
    }
  }
}
