extension HostLibrary {
  /// The standard library of the cells' language.
  static let standard: HostLibrary = {
    var library = HostLibrary(empty: ())
    library.bindNumbers()
    library.bindStrings()
    library.bindSequences()
    library.bindArrays()
    library.bindDictionaries()
    library.bindOptionals()
    library.bindRanges()
    return library
  }()

  /// Why an argument is not what a function of the standard library takes.
  static func invalid(_ message: String, _ parameter: String? = nil) -> HostError {
    HostError(CellDiagnosticID.invalidArgument, message, parameter: parameter)
  }
}
