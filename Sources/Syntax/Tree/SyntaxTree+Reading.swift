extension SyntaxTree {
  /// Reads a file, as JSON if it looks like JSON, else as YAML.
  ///
  /// A file that starts with `{` or `[` and isn't JSON may still be YAML in flow style, unless it is named
  /// `*.json`.
  package static func read(_ source: SourceFile, limits: Limits = Limits()) throws(UnreadableFile)
    -> SyntaxTree
  {
    guard source.bytes.count <= limits.fileSize else {
      throw unreadable(SyntaxError("the file is larger than \(limits.fileSize / 1_000_000) MB", at: 0))
    }
    let start: Int
    do throws(SyntaxError) {
      start = try textStart(source)
    } catch {
      throw unreadable(error)
    }
    let path = source.path.lowercased()
    let isNamedJSON = path.hasSuffix(".json")
    guard isNamedJSON || looksLikeJSON(source.bytes, from: start) else {
      return try YAMLReader.read(source, from: start, limits: limits)
    }
    do throws(UnreadableFile) {
      return try JSONReader.read(source, from: start, limits: limits)
    } catch {
      if isNamedJSON { throw error }
      let isNamedYAML = path.hasSuffix(".yaml") || path.hasSuffix(".yml")
      do throws(UnreadableFile) {
        return try YAMLReader.read(source, from: start, limits: limits)
      } catch let yamlError {
        throw isNamedYAML ? yamlError : error
      }
    }
  }

  private static func unreadable(_ error: SyntaxError) -> UnreadableFile {
    UnreadableFile(error: error, keysBefore: [])
  }

  private static func textStart(_ source: SourceFile) throws(SyntaxError) -> Int {
    var start = 0
    var failure: SyntaxError?
    source.bytes.withUnsafeBytes { bytes in
      do throws(SyntaxError) { start = try TextCheck(bytes: bytes).start() } catch { failure = error }
    }
    if let failure { throw failure }
    return start
  }

  private static func looksLikeJSON(_ bytes: SourceBytes, from start: Int) -> Bool {
    let first = bytes[start...].first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
    return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
  }
}
