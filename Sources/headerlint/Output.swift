import Reports
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Where text goes: straight to the file descriptor, so that nothing waits in a buffer when the process ends.
struct Output {
  static let standard = Output(descriptor: .standardOutput)
  static let error = Output(descriptor: .standardError)

  let descriptor: FileDescriptor

  func write(_ text: String) { write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes(write) }

  func write(_ bytes: UnsafeRawBufferPointer) { _ = try? descriptor.writeAll(bytes) }

  /// Writes what a command is run for. A reader that goes away, such as `head`, is no mistake of ours; a full disk is one.
  /// - Parameter produce: hands it over piece by piece.
  static func writeResult(_ produce: (ReportSink) -> Void) throws(Failure) {
    do {
      try writeAll(to: .standardOutput, produce)
    } catch Errno.brokenPipe {
      return
    } catch {
      throw Failure(message: "standard output: \(error)")
    }
  }

  static func writeResult(_ bytes: [UInt8]) throws(Failure) {
    try writeResult { bytes.withUnsafeBytes($0) }
  }

  /// Writes a report to a file, which is replaced.
  /// - Parameter produce: hands the report over piece by piece.
  static func write(toFile path: String, _ produce: (ReportSink) -> Void) throws(Failure) {
    try write(to: path, [.create, .truncate], produce)
  }

  /// - Throws: where a file stands there already.
  static func write(_ bytes: [UInt8], toNewFile path: String) throws(Failure) {
    try write(to: path, [.create, .exclusiveCreate]) { bytes.withUnsafeBytes($0) }
  }

  private static func write(
    to path: String, _ options: FileDescriptor.OpenOptions, _ produce: (ReportSink) -> Void
  ) throws(Failure) {
    do {
      let file = try FileDescriptor.open(
        FilePath(path), .writeOnly, options: options,
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
      try file.closeAfter { try writeAll(to: file, produce) }
    } catch Errno.fileExists {
      throw Failure(message: "\(path) is there already; nothing was written")
    } catch let error as Errno {
      throw Failure(message: "\(path): \(error.description)")
    } catch {
      throw Failure(message: "\(path): \(error)")
    }
  }

  /// - Throws: what went wrong first; nothing is written after that.
  private static func writeAll(to file: FileDescriptor, _ produce: (ReportSink) -> Void) throws {
    var failure: (any Error)?
    produce { piece in
      guard failure == nil else { return }
      do { _ = try file.writeAll(piece) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// Whether text to standard output may be coloured (https://no-color.org, https://force-color.org). Where both are set,
  /// there is no colour.
  static func usesColor(_ choice: ColorChoice, toFile: Bool) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto:
      if let value = getenv("NO_COLOR"), value.pointee != 0 { return false }
      if toFile { return false }
      if let value = getenv("FORCE_COLOR"), value.pointee != 0 {
        return !["0", "false"].contains(String(cString: value))
      }
      if let terminal = getenv("TERM"), String(cString: terminal) == "dumb" { return false }
      return isatty(FileDescriptor.standardOutput.rawValue) == 1
    }
  }
}
