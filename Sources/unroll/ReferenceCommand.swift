import ArgumentParser
import Diagnostics
import Evaluation
import LessonModel

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
    let reference = EngineLibrary.reference
    let topics = reference.chapters.flatMap(\.topics)
    guard let name else {
      topics.forEach(show)
      print("\nOne cell may use\n")
      for limit in reference.limits {
        print("  \(limit.amount) \(limit.subject.unit); \(limit.option) changes it")
      }
      return
    }
    let found = topics.compactMap { topic -> CellReference.Topic? in
      if topic.typeName == name { return topic }
      let entries = topic.entries.filter { $0.name == name }
      guard !entries.isEmpty else { return nil }
      return CellReference.Topic(
        typeName: topic.typeName,
        summary: topic.summary,
        entries: entries
      )
    }
    guard !found.isEmpty else {
      let names = topics.flatMap { $0.entries.map(\.name) + [$0.typeName].compactMap { $0 } }
      throw Terminal().show(
        CommandError(
          .unknownReference,
          "cells know no '\(name)'\(Spelling.hint(for: name, among: names))"
        )
      )
    }
    found.forEach(show)
  }

  private func show(_ topic: CellReference.Topic) {
    if let type = topic.typeName { print("\n\(type)  \(topic.summary)") }
    for entry in topic.entries {
      print("\n  \(entry.signature)\n      \(entry.summary)")
      for line in entry.example.split(separator: "\n") { print("      \(line)") }
    }
  }
}

extension CellReference.LimitSubject {
  /// What the amount counts.
  fileprivate var unit: String {
    switch self {
    case .steps: "steps: statements, iterations, calls, and the engine's work"
    case .seconds: "seconds"
    case .memory: "MiB held at a time, which also bounds one matrix"
    case .depth: "calls inside calls"
    case .output: "KiB of printed text"
    }
  }
}
