extension HostLibrary {
  /// The library with a watch on what is not the language's own: benchmarks subtract it.
  ///
  /// Functions that call closures back are left alone: most of their time is the closures'.
  ///
  /// - Parameter report: Told how long each call took.
  /// - Returns: The library; what runs with it is a little slower.
  @_spi(Measuring)
  public func timed(_ report: @escaping @Sendable (Duration) -> Void) -> HostLibrary {
    let own = Self.standard.allFunctions
    return replacingFunctions { function in
      let takesClosure = function.signature.parameters.contains { parameter in
        parameter.type.contains { if case .function = $0 { true } else { false } }
      }
      guard !takesClosure, !own.contains(ObjectIdentifier(function)) else { return function }
      let body: HostFunction.Body =
        switch function.body {
        case .plain(let body):
          .plain { values, context in
            let start = ContinuousClock.now
            defer { report(ContinuousClock.now - start) }
            return try body(values, context)
          }
        case .mutating(let body):
          .mutating { receiver, values, context in
            let start = ContinuousClock.now
            defer { report(ContinuousClock.now - start) }
            return try body(&receiver, values, context)
          }
        }
      return HostFunction(
        owner: function.owner,
        signature: function.signature,
        body: body,
        isPure: function.isPure
      )
    }
  }
}
