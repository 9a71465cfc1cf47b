import ArgumentParser
import CellLanguage
import Diagnostics
import Evaluation

/// `unroll reference`.
struct ReferenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reference",
    abstract: "Print what cells can call: declaration, one sentence, an example.",
    discussion: """
      Example:
        unroll reference Activation
        unroll reference derivative
      """
  )

  @Argument(help: "A type, or the name of a function or member.")
  var name: String?

  func run() throws {
    let library = EngineLibrary.library
    var entries = library.entries
    if let name {
      entries = entries.filter { $0.name == name || $0.typeName == name }
      if entries.isEmpty {
        let names = library.entries.map(\.name) + library.typeEntries.map(\.name)
        Terminal().show(
          CommandError(
            .unknownReference,
            "cells know no '\(name)'\(Spelling.hint(for: name, among: names))"
          )
        )
        throw ExitCode(1)
      }
    }
    var owner: String?
    for entry in entries.sorted(by: { ($0.typeName ?? "") < ($1.typeName ?? "") }) {
      if entry.typeName != owner, let type = entry.typeName {
        let summary = library.typeEntries.first { $0.name == type }?.summary ?? ""
        print("\n\(type)  \(summary)")
      }
      owner = entry.typeName
      print("\n  \(entry.signature)\n      \(entry.summary)")
      if !entry.example.isEmpty { print("      \(entry.example)") }
    }
  }
}
