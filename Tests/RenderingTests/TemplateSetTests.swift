import Foundation
import Rendering
import Testing

/// A teacher's own templates before the usual ones.
@Suite struct TemplateSetTests {
  @Test func whatIsNotThereIsTakenFromTheUsualOnes() throws {
    #expect(try failure(["footer.html": "{{> mine}}", "mine.html": "{{title}}"]) == nil)
    #expect(try failure(["style.css": ":root { --accent: #a00; }", "README.md": "Mine."]) == nil)
  }

  @Test(arguments: [
    ("foter.html", "x", "no page uses the template 'own/foter.html'; did you mean 'footer.html'?"),
    ("styles.css", "x", "no page uses the template 'own/styles.css'; did you mean 'style.css'?"),
    (
      "footer.html", "x\n{{> haed}}",
      "line 2 of the template 'own/footer.html' names the template 'haed', which is not there; did you mean 'head'?"
    ),
    (
      "footer.html", "{{#parts}}\nx",
      "the template 'own/footer.html' is no mustache: a section has no end, found at line 2"
    ),
  ])
  func whatIsWrongIsSaid(file: String, text: String, message: String) throws {
    #expect(try failure([file: text]) == message)
  }

  /// What is wrong with a folder of templates.
  private func failure(_ files: [String: String]) throws -> String? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
    }
    do {
      _ = try TemplateSet(folders: [folder.path, Sample.templates])
      return nil
    } catch {
      return error.description.replacing(folder.path, with: "own")
    }
  }
}
