import Syntax

/// The outcome for a case of the YAML test suite.
enum KnownOutcome: Equatable {
  /// Read or rejected as the suite expects.
  case right
  /// Valid, but libyaml rejects it.
  case refused
  /// Valid, but misread by libyaml.
  case misread
  /// Invalid, but libyaml reads it.
  case accepted
  /// Valid, but rejected by design: OpenAPI needs a single document with text keys.
  case secondDocument
  case complexKey
  case empty
}

/// The cases with a wrong outcome, so that changes in libyaml or here are noticed.
enum KnownOutcomes {
  static let all = table([
    .refused: """
    2JQS 2LFX 2SXE 4ABK 4MUZ/01 4MUZ/02 58MP 5MUD 5T43 6BCT 6LVF 6M2F 8XYN 9SA2 A2M4 BEC7 CFD4
    DBG4 DK3J DK95/00 DK95/03 DK95/04 FP8R FRK4 HM87/00 HWV9 K3WX MUS6/05 MUS6/06 NHX8 NJ66 NKF9 QT73 S3PD
    SM9W/01 UKK6/00 UT92 VJP3/01 W4TN W5VH Y79Y/010
    """,
    .misread: "652Z HM87/01 JEF9/02 L24T/01 Y2GN",
    .accepted: "9C9N 9JBA CVW2 DK95/01 G5U8 MUS6/00 QB6E S98Z SU5Z X4QW Y79Y/003 YJV2",
    .secondDocument: "35KP 5TYM 6WLZ 6XDY 6ZKB 7Z25 9DXL 9KAX 9WXW JHB9 KSS4 L383 M7A3 PUW8 RZT7 U9NS",
    .complexKey: """
    26DV 4FJ6 6BFJ 6PBE 9MMW E76Z KK5P LX3P M2N8/00 M2N8/01 M5DY Q9WF RZP5 SBG9 V9D5 X38W XW4D
    """,
    .empty: "8G76 98YD AVM7",
  ])

  static func byDesign(_ error: SyntaxError) -> KnownOutcome? {
    switch error.message {
    case let message where message.hasPrefix("a second document"): .secondDocument
    case let message where message.hasPrefix("a key must be a string"): .complexKey
    case "an alias as a key is not supported": .complexKey
    case "the file is empty": .empty
    default: nil
    }
  }

  private static func table(_ names: [KnownOutcome: String]) -> [String: KnownOutcome] {
    var table: [String: KnownOutcome] = [:]
    for (outcome, names) in names {
      for name in names.split(whereSeparator: \.isWhitespace) { table[String(name)] = outcome }
    }
    return table
  }
}
