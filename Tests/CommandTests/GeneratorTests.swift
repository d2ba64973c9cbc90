import Foundation
import TestSupport
import Testing

/// The document of an application that runs, taken over loopback and linted from standard input.
@Suite struct GeneratorTests {
  private static let isInstalled = Python.has("aiohttp, aiohttp_swagger3")

  @Test(
    .enabled(if: Clients.areWanted, Clients.skipped),
    .enabled(if: isInstalled, "needs python3 with aiohttp and aiohttp-swagger3"))
  func aiohttp() throws {
    let tool = try Tool()
    try tool.write(Self.components, to: "components.yaml")
    try tool.write(Self.application, to: "application.py")
    let document = try Process.run("python3", ["application.py"], in: tool.folder)
    #expect(document.status == 0, "\(document.errorText)")
    let answer = try tool.run(
      [
        "--no-config", "--select", Self.rules, "--format", "compact", "--stdin-filename", "shelves.json", "-",
      ], input: document.text)
    #expect(answer.status == 1, "\(answer.error)")
    let findings = answer.output.split(separator: "\n").map { String($0.drop { $0 != " " }.dropFirst()) }
    #expect(
      findings == [
        """
        warning: OpenAPI ignores a header parameter named 'Authorization'; declare a security scheme, list it under \
        'security', and delete the parameter (in POST /shelves) [openapi/ignored-header]
        """,
        """
        warning: 'Cookie' as a header parameter has no defined meaning; write a parameter with 'in: cookie' for \
        each cookie (in POST /shelves) [http/cookie-header]
        """,
        """
        error: 'ETag' is an integer here, but it holds a single string; write 'type: string' (in POST /shelves, 201) \
        [http/field-schema]
        """,
        """
        error: 'Set-Cookie' is an array of strings here, but it holds a single cookie, which may contain commas; \
        write 'type: string' (in POST /shelves, 201) [http/field-schema]
        """,
      ], "\(answer.output)")
  }

  private static let rules = "http/field-schema,http/cookie-header,openapi/ignored-header,http/name-token"

  private static let components = """
    components:
      securitySchemes:
        key: {type: apiKey, in: header, name: X-API-Key}
        bearer: {type: http, scheme: bearer}
    """

  /// One operation as README.md says, and one with the usual mistakes.
  private static let application = #"""
    import asyncio

    from aiohttp import ClientSession, web
    from aiohttp_swagger3 import SwaggerDocs, SwaggerInfo, SwaggerUiSettings


    async def shelf(request, shelf: int):
        """
        ---
        summary: One shelf
        security: [{key: []}, {bearer: []}]
        parameters:
          - {name: shelf, in: path, required: true, schema: {type: integer}}
          - {name: If-None-Match, in: header, schema: {type: string}}
          - {name: session, in: cookie, schema: {type: string}}
        responses:
          '200':
            description: The shelf
            headers:
              ETag: {schema: {type: string}}
              Set-Cookie: {schema: {type: string}}
              X-Books: {schema: {type: integer}}
            content: {application/json: {schema: {type: object}}}
          '304': {description: As before, headers: {ETag: {schema: {type: string}}}}
        """
        return web.json_response({})


    async def add(request):
        """
        ---
        summary: A new shelf
        parameters:
          - {name: X-API-Key, in: header, required: true, schema: {type: string}}
          - {name: Authorization, in: header, schema: {type: string}}
          - {name: Cookie, in: header, schema: {type: string}}
        responses:
          '201':
            description: The shelf
            headers:
              ETag: {schema: {type: integer}}
              Location: {schema: {type: string, format: uri}}
              Set-Cookie: {schema: {type: array, items: {type: string}}}
            content: {application/json: {schema: {type: object}}}
        """
        return web.json_response({}, status=201)


    async def main():
        application = web.Application()
        documents = SwaggerDocs(
            application, info=SwaggerInfo(title="Shelves", version="3"), components="components.yaml",
            swagger_ui_settings=SwaggerUiSettings(path="/docs"))
        documents.add_routes([web.get("/shelves/{shelf}", shelf), web.post("/shelves", add)])
        runner = web.AppRunner(application)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        port = site._server.sockets[0].getsockname()[1]
        async with ClientSession() as session:
            async with session.get(f"http://127.0.0.1:{port}/docs/swagger.json") as answer:
                print(await answer.text())
        await runner.cleanup()


    asyncio.run(main())
    """#
}
