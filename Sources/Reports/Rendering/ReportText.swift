/// Text of a report, passed on from time to time, so that a long one need not be in memory as a whole.
struct ReportText {
  private var text = ""
  private let sink: ReportSink
  /// Bytes to collect before passing them on.
  private static let pieceSize = 1 << 16

  init(to sink: @escaping ReportSink) {
    self.sink = sink
  }

  static func += (report: inout ReportText, text: String) {
    report.text += text
    if report.text.utf8.count >= pieceSize { report.finish() }
  }

  /// Passes on the rest.
  mutating func finish() {
    text.withUTF8 { sink(UnsafeRawBufferPointer($0)) }
    text.removeAll(keepingCapacity: true)
  }
}
