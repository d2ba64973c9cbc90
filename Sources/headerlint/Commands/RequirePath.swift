import ArgumentParser

/// Refuses an empty path, as an unset variable of a script leaves it.
/// - Parameter path: nil where the option isn't given.
func requirePath(_ path: String?, of option: String) throws {
  if path == "" { throw ValidationError("\(option): the path is empty") }
}
