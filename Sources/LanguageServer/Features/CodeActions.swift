import Diagnostics
import LessonModel
import Verification

/// Changes of the text that mend what is wrong.
struct CodeActions {
  let uri: String
  let view: LessonView

  /// Those for what is wrong in a range, and one for all false claims of the lesson.
  ///
  /// - Parameters:
  ///   - range: Where the cursor is, or what is selected.
  ///   - kinds: The kinds that are wanted, and what begins with them; empty for all.
  /// - Returns: A list of code actions.
  func json(in range: SourceSpan, kinds: [String]) -> JSONValue {
    // What an older text was found to be says nothing of places in this one.
    guard let analysis = view.analysis, analysis.lesson.file == view.file else { return [] }
    func wants(_ kind: String) -> Bool {
      kinds.isEmpty || kinds.contains { kind == $0 || kind.hasPrefix("\($0).") }
    }
    let mendable = analysis.diagnostics.filter {
      $0.fixIt != nil && $0.place?.file.path == view.file.path
    }
    var actions: [JSONValue] = []
    if wants("quickfix") {
      actions += mendable.filter { diagnostic in
        diagnostic.place.map { $0.span.start <= range.end && range.start <= $0.span.end } ?? false
      }.compactMap(quickFix)
    }
    let claims = mendable.filter { $0.id == VerificationDiagnosticID.falseClaim.rawValue }
    if wants("source.fixAll.unroll"), claims.count > (kinds.isEmpty ? 1 : 0) {
      actions.append(
        action(
          "Write all \(claims.count) computed values",
          "source.fixAll.unroll",
          claims.compactMap(\.fixIt)
        )
      )
    }
    return .array(actions)
  }

  private func quickFix(_ diagnostic: Diagnostic) -> JSONValue? {
    guard let fixIt = diagnostic.fixIt else { return nil }
    let isClaim = diagnostic.id == VerificationDiagnosticID.falseClaim.rawValue
    let old = view.file.text(in: fixIt.span)
    let title =
      isClaim
      ? "Write the computed value \(fixIt.replacement)"
      : old.isEmpty
        ? "Insert '\(fixIt.replacement)'" : "Replace '\(old)' with '\(fixIt.replacement)'"
    guard case .object(var json) = action(title, "quickfix", [fixIt]) else { return nil }
    json["isPreferred"] = true
    json["diagnostics"] = DiagnosticMessages(encoding: view.encoding, file: view.file)
      .json([diagnostic])
    return .object(json)
  }

  private func action(_ title: String, _ kind: String, _ fixIts: [Diagnostic.FixIt]) -> JSONValue {
    let edits = fixIts.map { fixIt -> JSONValue in
      [
        "range": view.encoding.range(fixIt.span, in: view.file),
        "newText": .string(fixIt.replacement),
      ]
    }
    return [
      "title": .string(title), "kind": .string(kind),
      "edit": ["changes": .object([uri: .array(edits)])],
    ]
  }
}
