import Foundation

/// Something to lint.
struct Document {
  /// The path passed to headerlint.
  let path: String
  let name: String
  /// All files for the event loop.
  let files: [String]
  /// The size of all files, in bytes.
  let size: Int
  /// The CPU time that headerlint may take, as a multiple of the event loop's; nil for no goal.
  let goal: Double?
}

extension Document {
  /// A document of one file.
  /// - Parameter folder: left out of its name.
  init(_ file: URL, in folder: URL, goal: Double) {
    let name =
      file.path.hasPrefix(folder.path) ? String(file.path.dropFirst(folder.path.count + 1)) : file.path
    self.init(path: file.path, name: name, files: [file.path], size: bytes(of: file), goal: goal)
  }
}

func bytes(of file: URL) -> Int { (try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0 }

/// The largest YAML and the largest JSON document of the corpus, or generated ones without a corpus.
func documents(_ folder: URL) throws -> [Document] {
  if let yaml = Corpus.largest(["yaml", "yml"], goal: 1.5), let json = Corpus.largest(["json"], goal: 0.5) {
    return [yaml, json]
  }
  let yaml = folder.appending(path: "generated.yaml")
  let json = folder.appending(path: "generated.json")
  try Data(generatedYAML(operations: 6_000).utf8).write(to: yaml)
  try JSONSerialization.data(
    withJSONObject: generatedObject(operations: 6_000), options: [.prettyPrinted, .sortedKeys]
  )
  .write(to: json)
  return [Document(yaml, in: folder, goal: 1.5), Document(json, in: folder, goal: 0.5)]
}

// MARK: Generated documents

private func generatedYAML(operations: Int) -> String {
  var text = "openapi: 3.0.3\ninfo: {title: Generated, version: '1'}\npaths:\n"
  for index in 0..<operations {
    text += """
        /resources-\(index)/{id}:
          get:
            operationId: getResource\(index)
            summary: Returns one of the resources of kind \(index)
            description: |
              The resource with its links; fields that the caller may not see are left out.
              The answer may be kept for a minute.
            parameters:
              - {name: id, in: path, required: true, schema: {type: string}}
              - name: X-Flow-ID
                in: header
                schema:
                  type: string
            responses:
              '200':
                description: The resource
                headers:
                  ETag:
                    schema:
                      type: string
                content:
                  application/json:
                    schema:
                      type: object
                      properties:
                        id:
                          type: string
                          example: 7da7a728-f910-11e6-942a-68f728c1ba70

      """
  }
  return text
}

private func generatedObject(operations: Int) -> [String: Any] {
  var paths: [String: Any] = [:]
  for index in 0..<operations {
    let text: [String: Any] = ["schema": ["type": "string"]]
    let body: [String: Any] = [
      "schema": [
        "type": "object", "properties": ["id": ["type": "string", "example": "7da7a728-f910-11e6-942a"]],
      ]
    ]
    let operation: [String: Any] = [
      "operationId": "getResource\(index)",
      "description": "The resource with its links; fields that the caller may not see are left out.",
      "parameters": [
        ["name": "id", "in": "path", "required": true].merging(text) { $1 },
        ["name": "X-Flow-ID", "in": "header"].merging(text) { $1 },
      ],
      "responses": [
        "200": [
          "description": "The resource", "headers": ["ETag": text], "content": ["application/json": body],
        ]
      ],
    ]
    paths["/resources-\(index)/{id}"] = ["get": operation]
  }
  return ["openapi": "3.0.3", "info": ["title": "Generated", "version": "1"], "paths": paths]
}
