import Platform
import Reports
import SystemPackage

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes text directly to a file descriptor, so that nothing is left in a buffer on exit.
struct Output {
  static let standard = Output(descriptor: .standardOutput)
  static let error = Output(descriptor: .standardError)

  let descriptor: FileDescriptor

  func write(_ text: String) { write(Array(text.utf8)) }

  func write(_ bytes: [UInt8]) { bytes.withUnsafeBytes(write) }

  func write(_ bytes: UnsafeRawBufferPointer) { _ = try? FileSystem.write(to: descriptor) { $0(bytes) } }

  /// Writes a line that may hold text of files, paths and arguments.
  func writeLine(_ text: String) { write(visibleLine(text) + "\n") }

  /// Writes a command's result. A closed pipe, e.g. to `head`, isn't an error; a full disk is.
  /// - Parameter produce: passes on the result piece by piece.
  static func writeResult(_ produce: (ReportSink) -> Void) throws(Failure) {
    do throws(Errno) {
      try FileSystem.write(to: .standardOutput, produce)
    } catch {
      guard error != .brokenPipe else { return }
      throw Failure(message: "standard output: \(error.description)")
    }
  }

  static func writeResult(_ bytes: [UInt8]) throws(Failure) {
    try writeResult { bytes.withUnsafeBytes($0) }
  }

  /// Writes text of documents, of which programs want each byte. A terminal would obey some of them.
  static func writeText(_ bytes: [UInt8]) throws(Failure) {
    let text = isTerminal ? visibleLines(bytes) : bytes
    try writeResult(text)
  }

  /// Whether standard output is one.
  static var isTerminal: Bool { isatty(FileDescriptor.standardOutput.rawValue) == 1 }

  /// Writes a report to a file, which it replaces when it is whole.
  /// - Parameters:
  ///   - option: what asks for it, as it stands before the path: `--output `.
  ///   - produce: hands the report over piece by piece. May be called twice.
  static func write(
    toFile path: String, for option: String, _ produce: (ReportSink) -> Void
  ) throws(Failure) {
    do throws(Errno) {
      try FileSystem.replace(WorkingFolder.current.locate(FilePath(exact: path)), produce)
    } catch {
      switch error {
      case .brokenPipe: return
      case .noSuchAddressOrDevice:
        throw Failure(message: "\(PathText.shown(path)): nothing reads from this pipe")
      default: throw Failure(error, writing: FilePath(exact: path), for: option)
      }
    }
  }

  /// - Throws: if the file exists already.
  static func write(_ bytes: [UInt8], toNewFile path: String) throws(Failure) {
    do throws(Errno) {
      try FileSystem.create(WorkingFolder.current.locate(FilePath(exact: path)), with: bytes)
    } catch {
      guard error != .fileExists else {
        throw Failure(message: "\(PathText.shown(path)) already exists; nothing was written")
      }
      throw Failure(message: "\(PathText.shown(path)): \(error.description)")
    }
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
      return isTerminal
    }
  }
}

extension Failure {
  /// A file that can't be written. Where the path is at fault, the message names the option that it belongs to.
  /// - Parameter option: as it stands before the path: `--output `.
  init(_ error: Errno, writing path: FilePath, for option: String) {
    let (shown, folder) = (path.shownText, path.removingLastComponent())
    let kind = folder.isEmpty ? .folder : FileSystem.kind(of: WorkingFolder.current.locate(folder))
    message =
      switch (error, kind) {
      case (.isDirectory, _): "\(option)\(shown): this is a folder; name a file"
      case (.noSuchFileOrDirectory, nil): "\(option)\(shown): the folder '\(folder.shownText)' doesn't exist"
      case (.notDirectory, _): "\(option)\(shown): '\(folder.shownText)' is not a folder"
      default: "\(shown): \(error.description)"
      }
  }
}
