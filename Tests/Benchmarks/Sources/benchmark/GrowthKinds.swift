/// A kind of input in which one thing is repeated.
struct GrowthKind: Sendable {
  let name: String
  /// The initial number of repetitions.
  let count: Int
  /// The files of the folder that is linted, by path.
  let files: @Sendable (Int) -> [String: String]
}

extension GrowthKind {
  /// A single document.
  private init(_ name: String, _ count: Int, _ text: @escaping @Sendable (Int) -> String) {
    self.init(name: name, count: count) { ["api.yaml": text($0)] }
  }

  static let all = namesAndUses + references + suppressions + configurations + folders

  // MARK: Names and uses

  private static let namesAndUses = [
    GrowthKind("headers-of-a-response", 5_000) { n in
      document(response(headers: lines(n) { "            x_head_\($0): {schema: {type: string}}" }))
    },
    GrowthKind("names-like-registered-ones", 2_000) { n in
      document(response(headers: lines(n) { "            Content-Lenght\($0): {schema: {type: string}}" }))
    },
    GrowthKind("duplicate-keys", 5_000) { n in
      document(response(headers: lines(n) { _ in "            X-Same: {schema: {type: string}}" }))
    },
    GrowthKind("operations-on-one-line", 5_000) { n in
      let operations = (0..<n).map { index in
        "/a\(index): {get: {responses: {'200': {description: d, headers: {x_rate: {schema: {type: string}}}}}}}"
      }
      return "{openapi: 3.1.0, info: {title: t, version: '1'}, paths: {"
        + operations.joined(separator: ", ") + "}}\n"
    },
    GrowthKind("uses-of-a-header", 5_000) { n in
      document(
        lines(n) { operation($0, headers: "{x-rate-limit: {$ref: '#/components/headers/H'}}") }
          + "components:\n  headers:\n    H: {schema: {type: object}}\n")
    },
    GrowthKind("uses-of-a-response-with-as-many-headers", 250) { n in
      document(
        lines(n) { usingOperation($0) }
          + sharedResponse(lines(n) { "        x_\($0): {schema: {type: string}}" }))
    },
    GrowthKind("uses-of-a-path-item-with-as-many-parameters", 250) { n in
      document(
        lines(n) { "  /a\($0): {$ref: '#/components/pathItems/P'}" }
          + "components:\n  pathItems:\n    P:\n      get:\n        parameters:\n"
          + lines(n) { "          - {name: x_\($0), in: header, schema: {type: string}}" }
          + "        responses: {'200': {description: d}}\n")
    },
    GrowthKind("removable-headers", 1_000) { n in
      document(
        lines(n) {
          operation(
            $0, headers: "{Pragma: {schema: {type: string}}, Cache-Control: {schema: {type: string}}}")
        })
    },
    GrowthKind("uses-of-a-removable-parameter", 1_000) { n in
      document(
        lines(n) {
          "  /a\($0): {get: {parameters: [{$ref: '#/components/parameters/P'}], responses: {'200': {description: d}}}}"
        }
          + "components:\n  parameters:\n    P: {name: Accept-Charset, in: header, schema: {type: string}}\n")
    },
    GrowthKind("unknown-keys-of-a-header", 2_500) { n in
      document(
        response(headers: "            ETag:\n" + lines(n) { "              key\($0): 1" }))
    },
    GrowthKind("numbers-in-place-of-parameters", 2_500) { n in
      document(
        "  /a:\n    get:\n      responses: {'200': {description: d}}\n      parameters:\n"
          + lines(n) { "      - \($0)" })
    },
    GrowthKind("credentials-of-as-many-schemes", 500) { n in
      document(
        lines(n) {
          "  /a\($0): {get: {security: [{s\($0): []}], parameters: [{in: header, name: X-\($0), schema: {type: string}}], responses: {'200': {description: d}}}}"
        }
          + "components:\n  securitySchemes:\n"
          + lines(n) { "    s\($0): {type: apiKey, in: header, name: X-\($0)}" })
    },
    GrowthKind("twins-of-operations", 500) { n in
      let responses = "{responses: {'200': {description: d, headers: {x_a: {schema: {type: string}}}}}}"
      return document(lines(n) { "  /a\($0): {get: \(responses), head: \(responses)}" })
    },
  ]

  // MARK: References

  private static let references = [
    GrowthKind("references-to-nothing", 5_000) { n in
      document(
        response(headers: lines(n) { "            X-\($0): {$ref: '#/components/headers/No\($0)'}" })
          + "components:\n  headers:\n" + lines(n) { "    H\($0): {schema: {type: string}}" })
    },
    GrowthKind("references-into-merged-keys", 5_000) { n in
      document(
        response(headers: lines(n) { "            X-\($0): {$ref: '#/components/headers/H\($0)'}" })
          + "components:\n  headers:\n    <<: *all\n",
        before: "x-all: &all\n" + lines(n) { "  H\($0): {schema: {type: string}}" })
    },
    GrowthKind("references-into-a-list-of-headers", 500) { n in
      document(
        response(headers: lines(n) { "            X-\($0): {$ref: '#/components/headers/H\($0)'}" })
          + "components:\n  headers:\n" + lines(n) { "    - H\($0): {schema: {type: string}}" })
    },
    GrowthKind("chain-of-references", 2_500) { n in
      document(
        response(headers: "            X-Chain: {$ref: '#/components/headers/H0'}\n")
          + "components:\n  headers:\n" + lines(n) { "    H\($0): {$ref: '#/components/headers/H\($0 + 1)'}" }
          + "    H\(n): {schema: {type: string}}\n")
    },
  ]

  // MARK: Suppressions

  private static let suppressions = [
    GrowthKind("comments-on-their-own-lines", 10_000) { n in
      document("  {}\n" + lines(n) { _ in "# headerlint: ignore zalando/name-case" })
    },
    GrowthKind("words-of-one-comment", 1_000) { n in
      let words = [String](repeating: "zalando/name-case", count: n).joined(separator: ", ")
      return "# headerlint: ignore-file \(words)\n"
        + document(response(headers: lines(n) { "            x_\($0): {schema: {type: string}}" }))
    },
    GrowthKind("misspelt-words-of-an-extension", 500) { n in
      let words = (0..<n).map { "zalando/etag-shema\($0)" }.joined(separator: ", ")
      return document("  {}\n", before: "x-headerlint-ignore: [\(words)]\n")
    },
    GrowthKind("marked-uses-of-a-response-with-as-many-headers", 150) { n in
      document(
        lines(n) { usingOperation($0, "      x-headerlint-ignore: [zalando/name-case]\n") }
          + sharedResponse(lines(n) { "        x_\($0): {schema: {type: string}}" }))
    },
  ]

  // MARK: Configurations

  private static let configurations = [
    configured("configured-names", 1_000, "headers:\n", "  X-Acme-#: {schema: {type: string}}", "X-Acme-#"),
    configured("configured-globs", 500, "headers:\n", "  X-Acme-#-*: {schema: {type: string}}", "X-Acme-#-Y"),
    configured("configured-names-a-slip-away", 1_000, "headers:\n", "  X-Acme-Thing-#: {}", "X-Acme-Thimg-#"),
    configured(
      "configured-spellings", 1_000, "rules:\n  zalando/name-case:\n    spellings:\n", "      - x-Acme#",
      "x-Acme#"),
    configured(
      "configured-abbreviations", 1_000, "rules:\n  zalando/name-case:\n    abbreviations:\n", "      - AB#C",
      "X-Ab#c"),
    configured("words-without-effect", 1_000, "headers:\n", "  - X-Other-#-*", "X-Acme-#"),
    configured("mistakes-in-names", 2_000, "headers:\n", "  - 'X Acme #'", "X-Acme-#"),
    configured("mistakes-in-rules", 500, "rules:\n", "  zalando/etag-shema#: error", "X-Acme-#"),
    GrowthKind(name: "configurations-in-folders", count: 250) { n in
      var files: [String: String] = [:]
      for index in 0..<n {
        files["d\(index)/.headerlint.yaml"] = "headers: {X-Acme-\(index): {}}\n"
        files["d\(index)/api.yaml"] = document(
          response(headers: "            X-Acme-\(index): {schema: {type: string}}\n"))
      }
      return files
    },
  ]

  /// As many words of a configuration as headers; `#` is replaced with the number of each.
  private static func configured(
    _ name: String, _ count: Int, _ start: String, _ word: String, _ header: String
  ) -> GrowthKind {
    GrowthKind(name: name, count: count) { n in
      [
        ".headerlint.yaml": start + lines(n) { word.numbered($0) },
        "api.yaml": document(
          response(headers: lines(n) { "            \(header.numbered($0)): {schema: {type: integer}}" })),
      ]
    }
  }

  // MARK: Folders

  private static let folders = [
    GrowthKind(name: "patterns-of-gitignore", count: 500) { n in
      manyFiles(n).merging([
        ".git/HEAD": "ref: refs/heads/main\n", ".gitignore": lines(n) { "ignored\($0)*.yaml" },
      ]) { $1 }
    },
    GrowthKind(name: "patterns-with-many-stars", count: 500) { n in
      let stars = String(repeating: "a*", count: 20)
      var files = [".git/HEAD": "ref: refs/heads/main\n", ".gitignore": lines(n) { "\(stars)b\($0)" }]
      for (name, text) in manyFiles(n) { files[String(repeating: "a", count: 50) + name] = text }
      return files
    },
    GrowthKind(name: "excluded-patterns", count: 500) { n in
      manyFiles(n).merging([
        ".headerlint.yaml": "exclude:\n" + lines(n) { "  - ignored\($0)/**/x*.yaml" }
      ]) { $1 }
    },
    GrowthKind(name: "documents-that-use-one-file", count: 500) { n in
      manyFiles(n, headers: { _ in "            x_a: {$ref: 'common.yaml#/headers/H'}\n" })
        .merging(["common.yaml": "headers:\n  H: {schema: {type: object}}\n"]) { $1 }
    },
    GrowthKind(name: "files-of-one-document", count: 500) { n in
      var files = ["api.yaml": document(lines(n) { "  /a\($0): {$ref: 'p/p\($0).yaml'}" })]
      for index in 0..<n {
        files["p/p\(index).yaml"] =
          "get: {responses: {'200': {description: d, headers: {x_a: {schema: {type: string}}}}}}\n"
      }
      return files
    },
    GrowthKind(name: "chain-of-files", count: 100) { n in
      var files: [String: String] = [:]
      for index in 0...n {
        let next = "{$ref: 'f\(index + 1).yaml#/components/headers/H'}"
        files["f\(index).yaml"] = document(
          response(headers: "            x_a: {$ref: '#/components/headers/H'}\n")
            + "components:\n  headers:\n    H: \(index < n ? next : "{schema: {type: object}}")\n")
      }
      return files
    },
  ]

  private static func manyFiles(_ n: Int, headers: (Int) -> String = { _ in "" }) -> [String: String] {
    var files: [String: String] = [:]
    for index in 0..<n { files["f\(index).yaml"] = document(response(headers: headers(index))) }
    return files
  }

  // MARK: Parts of documents

  private static func lines(_ count: Int, _ line: (Int) -> String) -> String {
    var text = ""
    for index in 0..<count { text += line(index) + "\n" }
    return text
  }

  private static func document(_ paths: String, before: String = "") -> String {
    "openapi: 3.1.0\ninfo: {title: t, version: '1'}\n" + before + "paths:\n" + paths
  }

  private static func response(headers: String) -> String {
    "  /a:\n    get:\n      responses:\n        '200':\n          description: d\n"
      + (headers.isEmpty ? "" : "          headers:\n" + headers)
  }

  private static func operation(_ index: Int, headers: String) -> String {
    "  /a\(index): {get: {responses: {'200': {description: d, headers: \(headers)}}}}"
  }

  private static func usingOperation(_ index: Int, _ marker: String = "") -> String {
    "  /a\(index):\n    get:\n\(marker)      responses: {'200': {$ref: '#/components/responses/R'}}"
  }

  private static func sharedResponse(_ headers: String) -> String {
    "components:\n  responses:\n    R:\n      description: d\n      headers:\n" + headers
  }
}

extension String {
  fileprivate func numbered(_ number: Int) -> String {
    split(separator: "#", omittingEmptySubsequences: false).joined(separator: String(number))
  }
}
