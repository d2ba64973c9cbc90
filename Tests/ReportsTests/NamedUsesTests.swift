import Linting
import Testing

@testable import Reports

/// The number of uses of a shared object that a report lists.
@Suite struct NamedUsesTests {
  @Test func aReportFallsBackOnOneUseEachWhenItHasNamedAHundredThousand() {
    let named = NamedUses([Int](repeating: 5000, count: 1500), limit: 100)
    #expect(named.count(at: 0) == 100)
    #expect(named.count(at: 999) == 100)
    #expect(named.count(at: 1000) == 1)
    #expect(named.count(at: 1499) == 1)
  }

  @Test func entriesWithFewUsesLeaveRoomForOthers() {
    let named = NamedUses([Int](repeating: 2, count: 1500), limit: 100)
    #expect((0..<1500).allSatisfy { named.count(at: $0) == 100 })
  }

  @Test(arguments: [(ReportFormat.json, 100), (.sarif, 20)])
  func theFirstUsesAreNamedAndAllAreCounted(format: ReportFormat, limit: Int) {
    let file = source("use\n")
    let sites = (0..<250).map { Finding.Site(place: file.place("use"), pointer: "/use/\($0)") }
    let report = report(result([finding(file.place("use"), usedAt: sites)]), as: format)
    #expect(report.contains("\"/use/\(limit - 1)\""))
    #expect(!report.contains("\"/use/\(limit)\""))
    #expect(report.contains(format == .json ? "\"useCount\": 250" : "[250 references](1)"))
  }
}
