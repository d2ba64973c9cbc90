import Platform
import SystemPackage
import TestSupport
import Testing
import Text

/// The paths of files in their repositories.
@Suite struct RepositoryPathsTests {
  @Test func aFileIsNamedFromTheRootOfItsRepositoryOn() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("one/.git")
    try folder.makeFolder("one/api")
    let paths = RepositoryPaths(from: WorkingFolder(folder.path.appending("one/api")))
    #expect(paths.path(of: "a.yaml") == "api/a.yaml")
    #expect(paths.path(of: "./b/../a.yaml") == "api/a.yaml")
    #expect(paths.path(of: "../c.yaml") == "c.yaml")
    #expect(paths.path(of: folder.string("one/x/d.yaml")) == "x/d.yaml")
  }

  @Test func aFolderIsAskedOnceForItsRepository() throws {
    let folder = try TemporaryFolder()
    try folder.makeFolder("api")
    let paths = RepositoryPaths(from: folder.working)
    #expect(paths.path(of: "api/a.yaml") == "api/a.yaml")
    try folder.makeFolder("api/.git")
    #expect(paths.path(of: "api/b.yaml") == "api/b.yaml")
    #expect(RepositoryPaths(from: folder.working).path(of: "api/b.yaml") == "b.yaml")
  }

  @Test func whatNobodyLooksUpIsCalledAsItIsShown() {
    let paths = RepositoryPaths([TextKey("a.yaml"): "api/a.yaml"])
    #expect(paths.path(of: "a.yaml") == "api/a.yaml")
    #expect(paths.path(of: "b.yaml") == "b.yaml")
  }
}
