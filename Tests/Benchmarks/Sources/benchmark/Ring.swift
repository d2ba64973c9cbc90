import Foundation

/// Documents in a ring, each of which uses headers, parameters and responses of both neighbours.
struct Ring {
  let folder: URL
  let count: Int

  init(count: Int, in parent: URL) throws {
    self.count = count
    folder = parent.appending(path: "ring-\(count)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for index in 0..<count { try Data(text(index).utf8).write(to: folder.appending(path: name(index))) }
  }

  /// The ring as a single document.
  var document: Document {
    let files = (0..<count).map { folder.appending(path: name($0)) }
    return Document(
      path: folder.path, name: folder.lastPathComponent, files: files.map(\.path),
      size: files.reduce(0) { $0 + bytes(of: $1) }, goal: nil)
  }

  private func name(_ index: Int) -> String { "part-\((index + count) % count).yaml" }

  private func text(_ index: Int) -> String {
    let (next, previous) = (name(index + 1), name(index - 1))
    return """
      openapi: 3.1.0
      info: {title: Part \(index), version: 1.0.0}
      paths:
        /parts-\(index):
          get:
            parameters:
              - {$ref: '\(next)#/components/parameters/P'}
              - {$ref: '\(previous)#/components/parameters/P'}
            responses:
              '200': {$ref: '\(next)#/components/responses/R'}
              '404': {$ref: '\(previous)#/components/responses/R'}
              '409': {description: a conflict, headers: {ETag: {$ref: '\(next)#/components/headers/H'}}}
              '410': {description: gone, headers: {ETag: {$ref: '\(previous)#/components/headers/H'}}}
      components:
        parameters:
          P: {name: x-p\(index), in: header, schema: {type: string}}
        headers:
          H: {schema: {type: integer}}
        responses:
          R:
            description: a part
            headers:
              x-r\(index): {schema: {type: string}}
              ETag: {$ref: '\(name(index * 7 + 3))#/components/headers/H'}

      """
  }
}
