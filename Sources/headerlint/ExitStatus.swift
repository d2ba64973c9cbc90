#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// How a command ends, whatever the format.
enum ExitStatus: Int32, Error {
  /// Nothing at or above `--fail-on`.
  case clean = 0
  case findings = 1
  /// The command could not do its work: an invalid option, an unreadable file, an internal error.
  case failed = 2

  func exit() -> Never {
    #if canImport(Darwin)
      Darwin.exit(rawValue)
    #elseif canImport(Musl)
      Musl.exit(rawValue)
    #else
      Glibc.exit(rawValue)
    #endif
  }
}

/// Why a command could not do its work, for standard error.
struct Failure: Error {
  let message: String
}
