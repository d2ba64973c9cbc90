import Foundation
import TestSupport
import Testing

@Suite struct ManyFilesTests {
  private static let root = """
    openapi: 3.1.0
    info: {title: Things, version: 1.0.0}
    paths:
      /things: {$ref: paths/things.yaml}
      /others:
        get: {$ref: 'paths/others.yaml#/get'}
    components:
      responses: {$ref: shared/responses.yaml}
    """

  private static let files = [
    "paths/things.yaml": """
    parameters: {$ref: ../shared/parameters.json#/all}
    get:
      responses:
        '200': {$ref: '../api.yaml#/components/responses/Ok'}
    """,
    "paths/others.yaml": """
    get:
      parameters:
        - {$ref: '../shared/parameters.json#/tenant~1id'}
      responses:
        '200': {$ref: '../shared/responses.yaml#/Ok'}
        '404': {$ref: '../shared/not%20found.yaml'}
    """,
    "shared/parameters.json": """
    {"all": [{"$ref": "#/tenant~1id"}],
     "tenant/id": {"name": "x-tenant-id", "in": "header", "schema": {"type": "string"}}}
    """,
    "shared/responses.yaml": """
    Ok:
      description: ok
      headers: {$ref: headers.yaml}
    """,
    "shared/headers.yaml": """
    ETag: {$ref: '#/definitions/tag'}
    definitions: {tag: {schema: {type: integer}}}
    """,
    "shared/not found.yaml": """
    description: not found
    headers: {x_reason: {schema: {type: string}}}
    """,
  ]

  private func tool() throws -> Tool {
    let tool = try Tool()
    try tool.write(Self.root, to: "api.yaml")
    for (path, text) in Self.files { try tool.write(text, to: path) }
    return tool
  }

  @Test func findingsStandInTheFileThatMustBeChanged() throws {
    let tool = try tool()
    let answer = try tool.run(
      "--format", "compact", "--select", "zalando/etag-schema,zalando/name-case", "api.yaml")
    #expect(answer.output.contains("shared/headers.yaml:2:36: error: 'ETag' is an integer"))
    #expect(answer.output.contains("shared/parameters.json:2:24: warning: Header name 'x-tenant-id'"))
    #expect(answer.output.contains("shared/not found.yaml:2:11: warning: Header name 'x_reason'"))
  }

  @Test func aSharedDefinitionIsReportedOnceWithItsUsesUnderAllRoots() throws {
    let tool = try tool()
    try tool.write(Self.root.replacing("/others", with: "/more"), to: "second.yaml")
    let answer = try tool.run("--format", "json", "--select", "zalando/name-case", ".")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
    let findings = try #require(json["findings"] as? [[String: Any]])
    let tenant = findings.filter { $0["header"] as? String == "x-tenant-id" }
    #expect(tenant.count == 1)
    #expect(tenant[0]["path"] as? String == "shared/parameters.json")
    let uses = try #require(tenant[0]["usedAt"] as? [[String: Any]])
    #expect(
      uses.map { $0["path"] as? String } == ["paths/others.yaml", "shared/parameters.json"])
    #expect(
      (json["documents"] as? [[String: Any]])?.map { $0["path"] as? String } == ["api.yaml", "second.yaml"])
  }

  @Test func nothingOutsideTheRootIsRead() throws {
    let tool = try Tool()
    try tool.write("name: X-Secret\nin: header\n", to: "secret.yaml")
    try tool.write(
      """
      openapi: 3.0.3
      info: {title: Things, version: 1.0.0}
      paths:
        /things:
          parameters:
            - {$ref: '../secret.yaml'}
            - {$ref: link.yaml}
            - {$ref: ../no-such-file.yaml}
            - {$ref: pipe.yaml}
            - {$ref: broken.yaml}
      """, to: "api/api.yaml")
    try tool.write("a: [", to: "api/broken.yaml")
    let folder = tool.folder.appending(path: "api")
    try FileManager.default.createSymbolicLink(
      at: folder.appending(path: "link.yaml"), withDestinationURL: tool.folder.appending(path: "secret.yaml"))
    #expect(mkfifo(folder.appending(path: "pipe.yaml").path, 0o600) == 0)
    let answer = try tool.run(
      "--format", "compact", "--quiet", "--profile", "openapi", "--root", "api", "api/api.yaml")
    let lines = answer.output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(lines[0].contains("api/api.yaml:6:16: error: '../secret.yaml' leads out of the folder"))
    #expect(lines[1].contains("api/api.yaml:7:16: error: 'link.yaml' leads out of the folder"))
    #expect(lines[2].contains("api/api.yaml:8:16: error: '../no-such-file.yaml' leads out of the folder"))
    #expect(
      lines[3].contains("api/api.yaml:9:16: error: 'pipe.yaml' can't be read: the file is not a regular file")
    )
    // An error in a file that can't be parsed is reported there.
    #expect(lines[4].hasPrefix("api/broken.yaml:1:5: error: "))
    let wider = try tool.run("--format", "compact", "--quiet", "--root", ".", "api/api.yaml").output
    #expect(wider.contains("secret.yaml:1:7: warning: 'X-Secret' is neither"))
  }

  @Test func linkedFoldersAreFollowedInsideOfTheRootOnly() throws {
    let tool = try Tool()
    let header = "name: x_a\nin: header\nschema: {type: string}\n"
    try tool.write(header, to: "outside/deep/a.yaml")
    try tool.write(header, to: "api/shared/deep/a.yaml")
    try tool.write(
      """
      openapi: 3.0.3
      info: {title: Things, version: 1.0.0}
      paths:
        /in: {parameters: [{$ref: linked/deep/a.yaml}]}
        /again: {parameters: [{$ref: linked/deep/../deep/a.yaml}]}
        /out: {parameters: [{$ref: escape/deep/a.yaml}]}
        /missing: {parameters: [{$ref: linked/none/a.yaml}]}
        /file: {parameters: [{$ref: api.yaml/a.yaml}]}
      """, to: "api/api.yaml")
    let folder = tool.folder.appending(path: "api")
    for (name, target) in [("linked", "shared"), ("escape", "../outside"), ("shared/self", "../linked")] {
      try FileManager.default.createSymbolicLink(
        atPath: folder.appending(path: name).path, withDestinationPath: target)
    }
    let long = String(repeating: "shared/self/", count: 10_000) + "deep/a.yaml"
    try tool.write(
      "openapi: 3.0.3\ninfo: {title: L, version: 1.0.0}\npaths: {/a: {parameters: [{$ref: \(long)}]}}\n",
      to: "api/long.yaml")
    let answer = try tool.run(
      "--format", "compact", "--quiet", "--select", "zalando/name-case", "--select",
      "openapi/unresolved-reference", "--root", "api",
      "api/api.yaml")
    let lines = answer.output.split(separator: "\n")
    try #require(lines.count == 4, "\(answer)")
    #expect(lines[0].hasPrefix("api/api.yaml:6:30: error: 'escape/deep/a.yaml' leads out of the folder"))
    #expect(lines[1].hasPrefix("api/api.yaml:7:34: error: 'linked/none/a.yaml'"))
    #expect(lines[1].contains("there is no such file"))
    #expect(lines[2].hasPrefix("api/api.yaml:8:31: error: 'api.yaml/a.yaml'"))
    // One finding, at the file's real path.
    #expect(lines[3].hasPrefix("api/shared/deep/a.yaml:1:7: "))
    let longest = try tool.run(
      "--format", "compact", "--quiet", "--select", "openapi/unresolved-reference", "api/long.yaml")
    #expect(longest.output.contains("there is no such file"))
  }

  #if os(Linux)
    /// Two names that look alike are two files, if the file system distinguishes them.
    @Test func fileNamesAreComparedByTheirBytes() throws {
      let tool = try Tool()
      try tool.write("schema: {type: string}\n", to: "\u{E9}.yaml")
      try tool.write("schema: {type: integer}\n", to: "e\u{301}.yaml")
      try tool.write(
        """
        openapi: 3.0.3
        paths: {/a: {get: {responses: {'200': {headers:
          {A: {$ref: \u{E9}.yaml}, B: {$ref: e\u{301}.yaml}}}}}}}
        """, to: "api.yaml")
      let output = try tool.run("headers", "--format", "json", "api.yaml").output
      let types = output.matches(of: /"type": "(\w+)"/).map { String($0.1) }
      #expect(types == ["string", "integer"], "\(output)")
    }

    @Test func findingsStandUnderTheNameOfTheirFile() throws {
      let tool = try Tool()
      for (name, header) in [("\u{E9}", "x_composed"), ("e\u{301}", "x_decomposed")] {
        try tool.write(
          """
          openapi: 3.0.3
          info: {title: T, version: 1.0.0}
          paths: {/a: {parameters: [{name: \(header), in: header, schema: {type: string}}]}}
          """, to: "\(name).yaml")
      }
      let output = try tool.run("--format", "compact", "--quiet", "--select", "zalando/name-case", ".").output
      let lines = output.split(separator: "\n").map { Array($0.utf8) }
      #expect(lines.count == 2)
      #expect(lines[0].starts(with: "e\u{301}.yaml:3:34: ".utf8), "\(output)")
      #expect(lines[1].starts(with: "\u{E9}.yaml:3:34: ".utf8), "\(output)")
      #expect(String(decoding: lines[0], as: UTF8.self).contains("x_decomposed"))
      let report = try tool.run("--format", "sarif", "--quiet", "--select", "zalando/name-case", ".").output
      #expect(report.contains("\"uri\": \"e%CC%81.yaml\"") && report.contains("\"uri\": \"%C3%A9.yaml\""))
    }

    /// Names that are no UTF-8 are shown with the bytes that are none.
    @Test func filesAreDistinguishedByBytesThatAreNotText() throws {
      let tool = try Tool()
      for (byte, header) in [(UInt8(0xFE), "x_first"), (0xFF, "x_second")] {
        let text = """
          openapi: 3.0.3
          info: {title: T, version: 1.0.0}
          paths: {/a: {parameters: [{name: \(header), in: header, schema: {type: string}}]}}
          """
        let path = Array("\(tool.folder.path)/x".utf8) + [byte] + Array(".yaml".utf8) + [0]
        let file = try #require(fopen(path.map(CChar.init(bitPattern:)), "w"))
        fputs(text, file)
        fclose(file)
      }
      let output = try tool.run("--format", "compact", "--quiet", "--select", "zalando/name-case", ".").output
      #expect(output.contains("'x_first'") && output.contains("'x_second'"), "\(output)")
      #expect(output.contains("x\\xFE.yaml:3:") && output.contains("x\\xFF.yaml:3:"), "\(output)")
    }

    /// Two folders whose names look alike: nothing in the other one is read.
    @Test func theRootIsComparedByItsBytes() throws {
      let tool = try Tool()
      try tool.write("description: d\nheaders: {x_secret: {schema: {type: string}}}\n", to: "\u{212B}/s.yaml")
      try tool.write(
        """
        openapi: 3.0.3
        info: {title: T, version: 1.0.0}
        paths: {/a: {get: {responses: {'200': {$ref: ../\u{212B}/s.yaml}}}}}
        """, to: "A\u{30A}/api.yaml")
      let answer = try tool.run(
        "--format", "compact", "--quiet", "--root", "A\u{30A}", "A\u{30A}/api.yaml")
      #expect(!answer.output.contains("x_secret"), "\(answer)")
      #expect(answer.output.contains("leads out of the folder"), "\(answer)")
    }
  #endif

  @Test func circlesOfFilesEnd() throws {
    let tool = try Tool()
    try tool.write(
      "openapi: 3.0.3\ninfo: {title: A, version: 1.0.0}\npaths: {/a: {parameters: [{$ref: b.yaml}]}}\n",
      to: "a.yaml")
    try tool.write("$ref: c.yaml\n", to: "b.yaml")
    try tool.write("$ref: b.yaml\n", to: "c.yaml")
    let answer = try tool.run("--format", "compact", "--quiet", "--profile", "openapi", "a.yaml")
    #expect(answer.output.hasPrefix("c.yaml:1:7: error: 'b.yaml' leads back to itself"))
    #expect(answer.output.split(separator: "\n").count == 1)
  }

  @Test func aFragmentIsLintedUnderTheRootsThatUseIt() throws {
    let tool = try tool()
    // Without a repository around it, nobody knows where to look.
    let alone = try tool.run("--format", "compact", "--quiet", "shared/headers.yaml")
    #expect(
      alone.output.hasPrefix("shared/headers.yaml:1:1: error:") && alone.output.contains("[not-openapi]"))
    try tool.write("ref: refs/heads/main\n", to: ".git/HEAD")
    let answer = try tool.run("--format", "compact", "--quiet", "--skip-other", "shared/headers.yaml")
    #expect(answer.status == 1)
    #expect(answer.output.contains("shared/headers.yaml:2:36: error: 'ETag' is an integer"))
    #expect(!answer.output.contains("parameters.json"))
    // Without --skip-other it is answered too, and not with "not an OpenAPI document".
    #expect(try tool.run("--format", "compact", "--quiet", "shared/headers.yaml").output == answer.output)
    // The editor's text counts, not the file's.
    let buffer = Self.files["shared/headers.yaml"]!.replacing("integer", with: "string")
    let edited = try tool.run(
      "--format", "compact", "--quiet", "--stdin-filename", "shared/headers.yaml", "-", input: buffer)
    #expect(!edited.output.contains("etag-schema"))
  }

  @Test func aFragmentThatCanNotBeReadIsAnsweredUnderItsRoots() throws {
    let tool = try tool()
    try tool.write("ref: refs/heads/main\n", to: ".git/HEAD")
    try tool.write("headers: {Tag: {schema: {type: integer\n", to: "shared/headers.yaml")
    let answer = try tool.run("--format", "compact", "--quiet", "--skip-other", "shared/headers.yaml")
    #expect(answer.status == 1)
    #expect(answer.output.hasPrefix("shared/headers.yaml:"))
    #expect(answer.output.hasSuffix("[syntax]\n"))
    #expect(answer.output.split(separator: "\n").count == 1)
    try tool.write("a: {b\n", to: "alone.yaml")
    #expect(try tool.run("--format", "compact", "--quiet", "--skip-other", "alone.yaml").output == "")
  }

  /// The system reads a path up to its first zero byte.
  @Test func oddReferencesAreRefused() throws {
    let tool = try tool()
    try tool.write(
      """
      openapi: 3.1.0
      info: {title: T, version: 1.0.0}
      paths:
        /a:
          parameters: [{$ref: 'shared/headers.yaml%00#/a'}, {$ref: 'file:shared/headers.yaml#/a'}]
          get: {responses: {'200': {description: d}}}
      """, to: "odd.yaml")
    let answer = try tool.run("--format", "compact", "--quiet", "--profile", "openapi", "odd.yaml")
    let lines = answer.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines[0].contains("there is no such file"))
    #expect(lines[1].contains("leads out of the folder"))
  }

  @Test func theInventoryHasASharedDefinitionOnce() throws {
    let tool = try tool()
    try tool.write(
      """
      openapi: 3.1.0
      info: {title: Second, version: 1.0.0}
      paths: {/a: {get: {parameters: [{$ref: 'shared/parameters.json#/tenant~1id'}], responses: {}}}}
      """, to: "second.yaml")
    let arguments = ["headers", "--format", "csv", "api.yaml"]
    let count = { (output: String) in output.split(separator: "\r\n").count { $0.hasPrefix("x-tenant-id") } }
    #expect(try count(tool.run(arguments).output) == 1)
    #expect(try count(tool.run(arguments + ["second.yaml"]).output) == 1)
    let json = try tool.run("headers", "--format", "json", "api.yaml", "second.yaml").output
    #expect(json.contains("\"path\": \"second.yaml\""))
  }

  @Test func aRootIsAFolder() throws {
    let tool = try tool()
    for root in ["missing", "api.yaml"] {
      let answer = try tool.run("--root", root, "api.yaml")
      #expect(answer.status == 2)
      #expect(answer.error.contains("--root must be a folder, but '\(root)' isn't"))
    }
  }

  @Test func theConfigurationNamesTheRootsOfFragments() throws {
    let tool = try tool()
    // A hidden folder is not searched.
    try tool.write(Self.root.replacing("shared/", with: "../shared/"), to: ".apis/api.yaml")
    try FileManager.default.removeItem(at: tool.folder.appending(path: "api.yaml"))
    let arguments = ["--format", "compact", "--quiet", "--skip-other", "--root", ".", "shared/headers.yaml"]
    #expect(try tool.run(arguments).output == "")
    try tool.write("documents: [.apis/api.yaml]\n", to: ".headerlint.yaml")
    #expect(try tool.run(arguments).output.contains("shared/headers.yaml:2:36: error: 'ETag' is an integer"))
    // Nothing outside --root is read.
    let narrow = [
      "--format", "compact", "--quiet", "--skip-other", "--root", "shared", "shared/headers.yaml",
    ]
    #expect(try tool.run(narrow).output == "")
    // In a folder around it, only the readable part is searched.
    try tool.write(Self.root.replacing("shared/", with: ""), to: "shared/api.yaml")
    try tool.write("documents: [.]\n", to: ".headerlint.yaml")
    #expect(try tool.run(narrow).output.contains("shared/headers.yaml:2:36: error: 'ETag' is an integer"))
    try tool.write("documents: [missing.yaml]\n", to: ".headerlint.yaml")
    let answer = try tool.run(arguments)
    #expect(answer.status == 2)
    #expect(answer.error.hasPrefix(".headerlint.yaml:1:13: 'missing.yaml': no such file or folder; "))
  }

  /// An empty reference means the file containing it, not one next to it.
  @Test func anEmptyReferenceStaysInItsFile() throws {
    let tool = try Tool()
    try tool.write("{schema: {$ref: ''}, type: string}\n", to: "a.yaml")
    try tool.write("{schema: {$ref: ''}, type: integer}\n", to: "b.yaml")
    try tool.write(
      """
      openapi: 3.0.3
      paths: {/a: {get: {responses: {'200': {headers: {A: {$ref: a.yaml}, B: {$ref: b.yaml}}}}}}}
      """, to: "api.yaml")
    let output = try tool.run("headers", "--format", "json", "api.yaml").output
    let types = output.matches(of: /"type": "(\w+)"/).map { String($0.1) }
    #expect(types == ["string", "integer"], "\(output)")
  }

  @Test func aFileThatNothingUsesIsNoDocument() throws {
    let tool = try tool()
    try tool.write("a: 1\n", to: "alone.yaml")
    #expect(try tool.run("--format", "compact", "--quiet", "alone.yaml").output.contains("[not-openapi]"))
    #expect(try tool.run("--format", "compact", "--quiet", "--skip-other", "alone.yaml").output == "")
  }
}
