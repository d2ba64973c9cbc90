import Foundation
import TestSupport
import Testing

/// The editor settings in README.md, tried on the tool's output.
@Suite struct EditorTests {
  /// On the second line a two-byte character precedes the finding.
  private static let document = Sample.mixed.replacing(
    "{name: x-tenant-id,", with: "{description: é, name: x-tenant-id,")

  @Test(
    .enabled(if: Clients.areWanted, Clients.skipped),
    .enabled(if: Vim.isAvailable, "vim with a quickfix list is not on PATH"))
  func vim() throws {
    let tool = try Tool()
    try tool.write(Self.document, to: "my api.yaml")
    try tool.write("set nocompatible\n" + readmeBlock("vim"), to: "vimrc")
    try tool.write(
      """
      edit my\\ api.yaml
      silent make!
      let lines = map(getqflist(), {_, e -> join([bufname(e.bufnr), e.lnum, e.col, e.type, e.text], '|')})
      cfirst
      call writefile(lines + [strpart(getline('.'), col('.') - 1, 11)], 'list.txt')
      qall!
      """, to: "try.vim")
    let answer = try Vim.run(["-Nu", "vimrc", "-i", "NONE", "-es", "-c", "source try.vim"], tool)
    let list = try tool.read("list.txt").split(separator: "\n")
    #expect(list.count == 4, "\(answer.output)\(answer.error)")
    #expect(list[0].hasPrefix("my api.yaml|7|34|w|Header name 'x-tenant-id' is not in kebab-case"))
    #expect(list[0].hasSuffix("[zalando/name-case]"))
    #expect(list[1].hasPrefix("my api.yaml|8|18|i|Header name 'X-Flow-Id'"))
    #expect(list[2].hasPrefix("my api.yaml|10|66|e|'ETag' is an integer here"))
    // Where Vim's cursor goes.
    #expect(list[3] == "x-tenant-id")
  }

  /// Where `next-error` goes, and how it marks what it finds: 0 as information, 1 as a warning, 2 as an error.
  @Test(
    .enabled(if: Clients.areWanted, Clients.skipped), .enabled(if: Emacs.isAvailable, "emacs is not on PATH"))
  func emacs() throws {
    let tool = try Tool()
    try tool.write(Self.document, to: "my api.yaml")
    try tool.write(
      """
      (require 'compile)
      (with-temp-buffer
        (call-process-shell-command "headerlint --format compact --quiet ." nil t)
        (compilation-mode)
        (compilation--ensure-parse (point-max))
        (goto-char (point-min))
        (while (not (eobp))
          (let ((message (get-text-property (point) 'compilation-message)))
            (when message
              (let ((place (compilation--message->loc message)))
                (princ (format "%s|%s|%s|%s\n" (caar (compilation--loc->file-struct place))
                  (compilation--loc->line place) (compilation--loc->col place)
                  (compilation--message->type message))))))
          (forward-line 1)))
      """, to: "try.el")
    let answer = try Emacs.run(["-Q", "--batch", "-l", "try.el"], tool)
    let places = answer.output.split(separator: "\n")
    #expect(places == ["my api.yaml|7|34|1", "my api.yaml|8|18|0", "my api.yaml|10|66|2"], "\(answer.error)")
  }

  /// What ALE itself does is put in its place: it hands over the matches of each line.
  @Test(
    .enabled(if: Clients.areWanted, Clients.skipped),
    .enabled(if: Vim.isAvailable, "vim with a quickfix list is not on PATH"))
  func asynchronousLintEngine() throws {
    let tool = try Tool()
    try tool.write(
      "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {/a: {get: {parameters: [{$ref: frag/p.yaml}], responses: {'200': {description: ok}}}}}\n",
      to: "api.yaml")
    try tool.write("{name: parcel_id, in: header, schema: {type: string}}\n", to: "frag/p.yaml")
    let lines = try tool.run("--format", "compact", "--quiet", "--select", "zalando/name-case", "api.yaml")
      .output
    try tool.write(lines, to: "lines")
    try tool.write(
      """
      function! ale#util#GetMatches(lines, pattern) abort
        return filter(map(copy(a:lines), {_, line -> matchlist(line, a:pattern)}), {_, match -> !empty(match)})
      endfunction
      """, to: "autoload/ale/util.vim")
    try tool.write("function! ale#linter#Define(...) abort\nendfunction\n", to: "autoload/ale/linter.vim")
    try tool.write(
      "set nocompatible\nset runtimepath^=\(tool.folder.path)\n" + readmeBlock("ale")
        + """
        let items = map(Headerlint(0, readfile('lines')), {_, e -> join([fnamemodify(e.filename, ':.'), e.lnum, e.col, e.type, e.code], '|')})
        call writefile(items, 'items.txt')
        qall!
        """, to: "try.vim")
    let answer = try Vim.run(["-Nu", "NONE", "-i", "NONE", "-es", "-S", "try.vim"], tool)
    #expect(
      try tool.read("items.txt") == "frag/p.yaml|1|8|W|zalando/name-case\n", "\(answer.output)\(answer.error)"
    )
  }

  @Test func visualStudioCode() throws {
    let tool = try Tool()
    try tool.write(Self.document, to: "my api.yaml")
    let output = try tool.run("--format", "compact", "--quiet", ".").output
    let tasks = try JSONSerialization.jsonObject(with: Data(readmeBlock("vscode").utf8)) as? [String: Any]
    let matcher = (tasks?["tasks"] as? [[String: Any]])?.first?["problemMatcher"] as? [String: Any]
    let pattern = try #require(matcher?["pattern"] as? [String: Any])
    let expression = try NSRegularExpression(pattern: #require(pattern["regexp"] as? String))
    let groups = try ["file", "line", "column", "severity", "code"].map { try #require(pattern[$0] as? Int) }
    let parts = output.split(separator: "\n").map(String.init).map { line in
      let match = expression.firstMatch(in: line, range: NSRange(line.startIndex..., in: line))
      return groups.map { group in
        match.flatMap { Range($0.range(at: group), in: line) }.map { String(line[$0]) } ?? ""
      }
    }
    #expect(
      parts == [
        ["my api.yaml", "7", "34", "warning", "zalando/name-case"],
        ["my api.yaml", "8", "18", "info", "http/registered-spelling"],
        ["my api.yaml", "10", "66", "error", "zalando/etag-schema"],
      ])
  }

  /// The fenced text between two markers.
  private func readmeBlock(_ mark: String) throws -> String {
    let readme = try Repository.text("README.md")
    let start = try #require(readme.range(of: "<!-- \(mark) -->\n")).upperBound
    let end = try #require(readme.range(of: "<!-- /\(mark) -->")).lowerBound
    let lines = readme[start..<end].split(separator: "\n", omittingEmptySubsequences: false)
    return lines.dropFirst().prefix { $0 != "```" }.joined(separator: "\n") + "\n"
  }
}

private enum Vim {
  static let isAvailable =
    (try? run(["--version"], Tool()).output.contains("+quickfix")) == true

  static func run(_ arguments: [String], _ tool: Tool) throws -> Tool.Answer {
    try tool.runEditor(["vim"] + arguments)
  }
}

private enum Emacs {
  static let isAvailable = (try? run(["--version"], Tool()).status) == 0

  static func run(_ arguments: [String], _ tool: Tool) throws -> Tool.Answer {
    try tool.runEditor(["emacs"] + arguments)
  }
}

extension Tool {
  /// Runs an editor that finds headerlint on PATH, and no settings of anyone's.
  fileprivate func runEditor(_ command: [String]) throws -> Answer {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return try run(
      command,
      environment: [
        "PATH": Tool.binary.deletingLastPathComponent().path + ":" + path, "HOME": folder.path,
        "LANG": "C.UTF-8", "TERM": "dumb",
      ], executable: URL(filePath: "/usr/bin/env"))
  }
}
