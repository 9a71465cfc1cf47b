import CellLanguage
import Diagnostics
import Evaluation
import Testing

@Suite struct EngineLibraryTests {
  @Test func everyDeclarationFitsItsClosure() {
    #expect(EngineLibrary.library.problems == [])
  }

  @Test func everyExampleRuns() {
    for entry in EngineLibrary.library.entries where !entry.example.isEmpty {
      var session = CellSession(library: EngineLibrary.library)
      let result = session.run(SourceSlice(path: "example", text: entry.example))
      #expect(
        result.diagnostics.isEmpty,
        "\(entry.typeName ?? "").\(entry.name): \(result.diagnostics.map { $0.drawn() }.joined())"
      )
    }
  }

  @Test func everyEntryIsDocumented() {
    for entry in EngineLibrary.library.entries {
      #expect(entry.summary.hasSuffix("."), "\(entry.typeName ?? "").\(entry.name)")
      #expect(!entry.example.isEmpty, "\(entry.typeName ?? "").\(entry.name)")
    }
  }
}
