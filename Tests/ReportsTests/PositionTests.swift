import Linting
import Platform
import Reports
import Rules
import Syntax
import Testing
import Text

@Suite struct PositionTests {
  /// Compared with counting from the start of the line, at the block boundaries of the line table.
  @Test(arguments: ["a", "é", "漢", "😀", "a漢\n", "é\r\n"], [0, 1, 2, 700])
  func columnsCountCodePointsHoweverLongTheLine(unit: String, before: Int) {
    let mark = before == 1 ? "\u{FEFF}" : String(repeating: "x", count: before)
    let file = source(mark + String(repeating: unit, count: 1500))
    let table = LineTable(file)
    for offset in [0, 1022, 1023, 1024, 1025, 1026, 1027, 2047, 2048, 2049, file.bytes.count] {
      guard offset <= file.bytes.count else { continue }
      let position = table.position(at: offset)
      let start = table.range(ofLine: position.line).lowerBound
      var count = file.bytes[start..<offset].filter { $0 & 0xC0 != 0x80 }.count
      if start == 0, offset >= 3, before == 1 { count -= 1 }
      #expect(position.column == count + 1)
      #expect(position.offset == offset)
    }
  }

  @Test(arguments: [0, 1023, 1024, 1025, 2048]) func aFileMayEndWithABlock(size: Int) {
    let file = source(String(repeating: "a", count: size))
    #expect(LineTable(file).position(at: size) == Position(line: 1, column: size + 1, offset: size))
  }

  @Test(arguments: ReportFormat.allCases)
  func aReportIsTheSameEveryTimeWhateverOrderTheRulesCameIn(format: ReportFormat) {
    let found = [etagRule, nameRule, ownRule]
    let files = (0..<20).map { source("ETag: 1\n", path: "\($0).yaml") }
    func written(_ rules: [RuleDescription]) -> String {
      let findings = files.flatMap { file in found.map { finding(file.place("ETag"), rule: $0) } }
      return report(
        result(
          findings, documents: files,
          repositoryPaths: [TextKey("1.yaml"): "a/1.yaml", TextKey("2.yaml"): "a/2.yaml"],
          rules: rules),
        as: format)
    }
    #expect(written(found) == written([ownRule, nameRule, etagRule]))
  }
}
