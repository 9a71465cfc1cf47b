import Diagnostics
import Evaluation
import Foundation

/// The language server: takes messages, answers them, and says what is wrong with the lessons that are open.
///
/// 1. A request is answered at once, from the text as it is now and from what the last evaluation found.
/// 2. A new text of a lesson cancels the evaluation of the older one and starts its own, away from this actor.
/// 3. When that is done, its diagnostics are sent.
public actor LanguageServer {
  /// How the conversation ended.
  public enum End: Sendable, Equatable {
    /// As it should.
    case shutDown
    /// Without a request to shut down.
    case abrupt
  }

  let analyzer: LessonAnalyzer
  private let send: @Sendable (JSONValue) -> Void
  private var state = State.new
  private(set) var encoding = PositionEncoding.utf16
  private(set) var documents: [String: OpenDocument] = [:]
  private var analyses: [String: Analysis] = [:]
  private var running: [String: (monitor: EvaluationMonitor, task: Task<Void, Never>)] = [:]
  private var views: [String: LessonView] = [:]
  /// Set when the client says that the conversation is over.
  public private(set) var end: End?

  private enum State {
    case new
    case running
    case shutDown
  }

  /// A server that has heard nothing yet.
  ///
  /// - Parameters:
  ///   - analyzer: Reads, evaluates and checks lessons.
  ///   - send: Sends a message to the client; called in the order of the messages.
  public init(analyzer: LessonAnalyzer, send: @escaping @Sendable (JSONValue) -> Void) {
    self.analyzer = analyzer
    self.send = send
  }

  // MARK: Messages

  /// Takes a message, or what is no message.
  public func receive(_ item: MessageReader.Item) {
    switch item {
    case .malformed(let reason): respond(id: .null, .failure(.parse(reason)))
    case .content(let bytes):
      guard let message = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else {
        return respond(id: .null, .failure(.parse("the message is no JSON")))
      }
      // A batch is no part of the protocol, but of JSON-RPC.
      guard case .object = message else {
        return respond(id: .null, .failure(.invalidRequest("a message is an object")))
      }
      receive(message)
    }
  }

  private func receive(_ message: JSONValue) {
    let id = message["id"]
    guard let method = message["method"]?.text else {
      // An answer to a request of ours: we make none.
      if message["result"] == nil, message["error"] == nil {
        respond(id: id ?? .null, .failure(.invalidRequest("a message has no method")))
      }
      return
    }
    let parameters = message["params"] ?? .null
    guard let id else { return notify(method, parameters) }
    do {
      respond(id: id, .success(try result(method, parameters)))
    } catch {
      respond(id: id, .failure(error))
    }
  }

  private func respond(id: JSONValue, _ result: Result<JSONValue, ResponseError>) {
    switch result {
    case .success(let value): send(["jsonrpc": "2.0", "id": id, "result": value])
    case .failure(let error): send(["jsonrpc": "2.0", "id": id, "error": error.json])
    }
  }

  private func result(
    _ method: String,
    _ parameters: JSONValue
  ) throws(ResponseError) -> JSONValue {
    switch (state, method) {
    case (.new, "initialize"): return initialize(parameters)
    case (.new, _): throw .notInitialized
    case (_, "initialize"): throw .invalidRequest("'initialize' is sent once")
    case (.shutDown, _): throw .invalidRequest("the server is shut down")
    case (.running, "shutdown"):
      state = .shutDown
      for one in running.values { one.monitor.cancel() }
      return .null
    default: return try answer(method, parameters)
    }
  }

  private func initialize(_ parameters: JSONValue) -> JSONValue {
    state = .running
    let offered = parameters["capabilities"]?["general"]?["positionEncodings"]?.elements ?? []
    encoding = PositionEncoding(offered: offered.compactMap(\.text))
    return [
      "capabilities": [
        "positionEncoding": .string(encoding.rawValue),
        "textDocumentSync": ["openClose": true, "change": 2, "save": true],
        "hoverProvider": true,
        "completionProvider": ["triggerCharacters": [".", "@", "(", "|", "#", "!"]],
        "definitionProvider": true,
        "documentSymbolProvider": true,
        "codeActionProvider": ["codeActionKinds": ["quickfix", "source.fixAll.unroll"]],
      ],
      "serverInfo": ["name": "unroll"],
    ]
  }

  // MARK: Documents

  private func notify(_ method: String, _ parameters: JSONValue) {
    if method == "exit" {
      end = state == .shutDown ? .shutDown : .abrupt
      for one in running.values { one.monitor.cancel() }
      return
    }
    guard state == .running else { return }
    let uri = parameters["textDocument"]?["uri"]?.text
    switch (method, uri) {
    case ("textDocument/didOpen", let uri?):
      guard let text = parameters["textDocument"]?["text"]?.text else { return }
      documents[uri] = OpenDocument(
        uri: uri,
        path: OpenDocument.path(of: uri) ?? uri,
        version: parameters["textDocument"]?["version"]?.int ?? 0,
        text: text
      )
      analyze(uri)
    case ("textDocument/didChange", let uri?):
      let version = parameters["textDocument"]?["version"]?.int
      let changes = parameters["contentChanges"]?.elements ?? []
      // A change that makes no sense leaves the text; the next whole one mends it.
      guard (try? documents[uri]?.apply(changes, version: version, encoding)) != nil else { return }
      analyze(uri)
    case ("textDocument/didClose", let uri?):
      running.removeValue(forKey: uri)?.monitor.cancel()
      documents[uri] = nil
      analyses[uri] = nil
      views[uri] = nil
      publish(uri, version: nil, [])
    case ("textDocument/didSave", _), ("workspace/didChangeWatchedFiles", _):
      // What is on disk now may be wrong with, or mend, other lessons.
      for uri in documents.keys.sorted() { analyze(uri) }
    default: break
    }
  }

  /// Starts the analysis of a document's text, and gives up that of an older one.
  private func analyze(_ uri: String) {
    guard let document = documents[uri] else { return }
    let older = running[uri]
    older?.monitor.cancel()
    let monitor = EvaluationMonitor()
    let analyzer = analyzer
    let task = Task { [weak self] in
      // The older one keeps what it found so far for this one.
      await older?.task.value
      guard !monitor.isCancelled else { return }
      // Somebody who types goes on typing.
      try? await Task.sleep(for: .milliseconds(50))
      guard !monitor.isCancelled, let self else { return }
      let (open, previous) = await self.inputs(for: uri)
      let analysis = await Self.onThread {
        analyzer.analyze(document.file, open: open, previous: previous, monitor: monitor)
      }
      await self.finish(uri, document.version, analysis, monitor)
    }
    running[uri] = (monitor, task)
  }

  private func inputs(for uri: String) -> (open: [String: SourceFile], previous: Analysis?) {
    let open = documents.values.map { ($0.path, $0.file) }
    return (Dictionary(open, uniquingKeysWith: { first, _ in first }), analyses[uri])
  }

  private func finish(
    _ uri: String,
    _ version: Int,
    _ analysis: Analysis,
    _ monitor: EvaluationMonitor
  ) {
    guard documents[uri] != nil else { return }
    let isComplete = analysis.evaluated.isComplete && !monitor.isCancelled
    // What a cancelled one did not come to is better known from before.
    if isComplete || analyses[uri] == nil
      || analysis.evaluated.hasMore(than: analyses[uri]?.evaluated)
    {
      analyses[uri] = analysis
      views[uri] = nil
    }
    if running[uri]?.monitor === monitor { running[uri] = nil }
    guard isComplete, state == .running else { return }
    publish(uri, version: version, analysis.diagnostics, in: analysis.lesson.file)
  }

  /// Runs long work on a thread of its own: evaluation blocks, and requests are answered meanwhile.
  private static func onThread<Value: Sendable>(
    _ body: @escaping @Sendable () -> Value
  ) async -> Value {
    await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: body()) }
    }
  }

  private func publish(
    _ uri: String,
    version: Int?,
    _ diagnostics: [Diagnostic],
    in file: SourceFile? = nil
  ) {
    let messages = DiagnosticMessages(
      encoding: encoding,
      file: file ?? SourceFile(path: "", text: "")
    )
    var parameters: [String: JSONValue] = [
      "uri": .string(uri), "diagnostics": messages.json(diagnostics),
    ]
    if let version { parameters["version"] = .integer(version) }
    send([
      "jsonrpc": "2.0", "method": "textDocument/publishDiagnostics", "params": .object(parameters),
    ])
  }

  /// Waits until everything that was started is done; for tests, and before the program ends.
  public func settle() async {
    while let (uri, one) = running.first {
      await one.task.value
      if running[uri]?.monitor === one.monitor { running[uri] = nil }
    }
  }

  // MARK: Looking

  /// An open lesson as it is now.
  func view(of uri: String) -> LessonView? {
    guard let document = documents[uri] else { return nil }
    if let view = views[uri], view.file === document.file { return view }
    let view = LessonView(document.file, analysis: analyses[uri], encoding: encoding)
    views[uri] = view
    return view
  }
}
