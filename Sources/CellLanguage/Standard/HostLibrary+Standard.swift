extension HostLibrary {
  /// The standard library of the cells' language.
  static let standard: HostLibrary = {
    let library = HostLibrary(empty: ())
    return library
  }()
}
