import Diagnostics
import LessonModel

extension LanguageServer {
  /// Answers a request about a lesson.
  func answer(
    _ method: String,
    _ parameters: JSONValue
  ) throws(ResponseError) -> JSONValue {
    switch method {
    case "textDocument/hover":
      let (view, offset) = try place(parameters)
      guard let (markdown, span) = Hover(view: view).text(at: offset) else { return .null }
      return [
        "contents": ["kind": "markdown", "value": .string(markdown)],
        "range": encoding.range(span, in: view.file),
      ]
    case "textDocument/completion":
      let (view, offset) = try place(parameters)
      return completion(view, offset)
    case "textDocument/definition":
      let (view, offset) = try place(parameters)
      guard let found = Definition(view: view).place(at: offset) else { return .null }
      return [
        "uri": .string(uri(of: found.file.path)),
        "range": encoding.range(found.span, in: found.file),
      ]
    case "textDocument/documentSymbol":
      return DocumentSymbols(view: try lesson(parameters).view).json
    case "textDocument/codeAction":
      let (uri, view) = try lesson(parameters)
      guard let range = encoding.span(parameters["range"], in: view.file) else {
        throw .invalidParameters("a code action needs a range")
      }
      let kinds = parameters["context"]?["only"]?.elements.compactMap(\.text) ?? []
      return CodeActions(uri: uri, view: view).json(in: range, kinds: kinds)
    default: throw .methodNotFound(method)
    }
  }

  private func lesson(
    _ parameters: JSONValue
  ) throws(ResponseError) -> (uri: String, view: LessonView) {
    guard let uri = parameters["textDocument"]?["uri"]?.text else {
      throw .invalidParameters("the request names no document")
    }
    guard let view = view(of: uri) else {
      throw .invalidParameters("the document '\(uri)' is not open")
    }
    return (uri, view)
  }

  private func place(_ parameters: JSONValue) throws(ResponseError) -> (LessonView, Int) {
    let view = try lesson(parameters).view
    guard let offset = encoding.offset(parameters["position"], in: view.file) else {
      throw .invalidParameters("the request has no position")
    }
    return (view, offset)
  }

  private func completion(_ view: LessonView, _ offset: Int) -> JSONValue {
    let (items, span) = Completion(view: view).items(at: offset)
    let range = encoding.range(span, in: view.file)
    return .array(
      items.enumerated().map { index, item in
        var json: [String: JSONValue] = [
          "label": .string(item.label), "kind": .integer(item.kind.rawValue),
          // In our order: what is near comes first.
          "sortText": .string(String(100_000 + index)),
          "textEdit": ["range": range, "newText": .string(item.text ?? item.label)],
        ]
        if !item.detail.isEmpty { json["detail"] = .string(item.detail) }
        if !item.documentation.isEmpty {
          json["documentation"] = ["kind": "markdown", "value": .string(item.documentation)]
        }
        return .object(json)
      }
    )
  }

  /// The address of a file: the one the editor uses, if it is open there.
  private func uri(of path: String) -> String {
    documents.values.first { $0.path == path }?.uri ?? OpenDocument.uri(of: path)
  }
}
