/// Why a request gets no result, with the protocol's codes.
enum ResponseError: Error {
  case parse(String)
  case invalidRequest(String)
  case methodNotFound(String)
  case invalidParameters(String)
  case notInitialized

  /// As a response holds it.
  var json: JSONValue {
    let (code, message) =
      switch self {
      case .parse(let message): (-32700, message)
      case .invalidRequest(let message): (-32600, message)
      case .methodNotFound(let method): (-32601, "'\(method)' is not supported")
      case .invalidParameters(let message): (-32602, message)
      case .notInitialized: (-32002, "the first request is 'initialize'")
      }
    return ["code": .integer(code), "message": .string(message)]
  }
}
