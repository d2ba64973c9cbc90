import Testing

@testable import Rules

/// `rename`: names that stand for another header.
@Suite struct RenameCheckTests {
  private static let entry = """
    check: rename
    on: [parameter, response-header]
    message: "'{header}' is called '{to}'"
    cases:
      - {to: X-New, aliases: [X-Old, Old*]}
      - {to: X-Newer, aliases: [X-Old, X-New], message: "'{header}' was called '{to}'"}
    """

  @Test(arguments: [
    ("X-Old", "'X-Old' is called 'X-New'"), ("x_old", "'x_old' is called 'X-New'"),
    ("XOld", "'XOld' is called 'X-New'"), ("older", "'older' is called 'X-New'"), ("X-Older", nil),
    // The right name of one case is no alias in another.
    ("x-new", nil), ("X-Newer", nil), ("Y", nil),
  ])
  func names(name: String, message: String?) throws {
    let api = """
      openapi: 3.1.0
      paths: {/a: {get: {parameters: [{name: \(name), in: header}, {name: X-Old, in: query}], responses: {}}}}
      """
    let expected = message.map { ["/paths/~1a/get/parameters/0: \($0)"] } ?? []
    #expect(try Inspecting(check: Self.entry).places(in: api) == expected)
  }

  /// The name is written as the case has it, unless a neighbour is called so.
  @Test(arguments: [("Y", "Write 'X-New'"), ("x-new", nil)])
  func theFix(neighbour: String, title: String?) throws {
    let api = """
      openapi: 3.1.0
      paths: {/a: {get: {responses: {'200': {headers: {X-Old: {}, \(neighbour): {}}}}}}}
      """
    let rule = try Inspecting(check: Self.entry)
    #expect(try rule.findings(in: api).map(\.fix?.title) == [title])
  }
}
