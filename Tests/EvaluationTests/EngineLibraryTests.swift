import CellLanguage
import Diagnostics
import Evaluation
import LessonModel
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

/// The reference is what the registry says, all of it.
@Suite struct ReferenceTests {
  @Test func everyEntryAndTypeIsInOneChapter() {
    let topics = EngineLibrary.reference.chapters.flatMap(\.topics)
    let signatures = topics.flatMap { topic in
      topic.entries.map { "\(topic.typeName ?? "") \($0.signature)" }
    }
    let bound = EngineLibrary.library.entries.map { "\($0.typeName ?? "") \($0.signature)" }
    #expect(signatures.sorted() == bound.sorted())
    #expect(
      topics.compactMap(\.typeName).sorted()
        == EngineLibrary.library.typeEntries.map(\.name).sorted()
    )
  }

  @Test func everyChapterHasEntriesAndEveryLimitIsStated() {
    let reference = EngineLibrary.reference
    #expect(reference.chapters.map(\.subject) == CellReference.Subject.allCases)
    #expect(reference.limits.map(\.subject) == CellReference.LimitSubject.allCases)
    #expect(reference.limits.first { $0.subject == .seconds }?.amount == "20")
  }
}
