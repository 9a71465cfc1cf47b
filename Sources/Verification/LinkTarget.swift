/// What the address of a link says.
enum LinkTarget: Equatable {
  /// An address with a scheme: `https:`, `mailto:`, `data:`.
  case external(scheme: String)
  /// A path from the root of a server.
  case absolute
  /// Out of the course's folder.
  case outside
  /// Below the course's folder, with what stands behind `#`; no path is the lesson itself.
  case inside(path: [String], fragment: String?)

  /// Reads an address that stands in a lesson in the folder `base`, below the course's.
  init(_ address: String, in base: [String]) {
    if let scheme = Self.scheme(of: address) {
      self = .external(scheme: scheme.lowercased())
      return
    }
    if address.hasPrefix("//") {
      self = .external(scheme: "")
      return
    }
    let mark = address.firstIndex(of: "#") ?? address.endIndex
    let fragment = mark == address.endIndex ? nil : Self.decoded(address[mark...].dropFirst())
    let path = Self.decoded(address[..<mark].prefix { $0 != "?" })
    if path.hasPrefix("/") || path.contains("\\") {
      self = .absolute
      return
    }
    guard !path.isEmpty else {
      self = .inside(path: [], fragment: fragment)
      return
    }
    var components = base
    for component in path.split(separator: "/") where component != "." {
      if component != ".." {
        components.append(String(component))
      } else if components.popLast() == nil {
        self = .outside
        return
      }
    }
    self = .inside(path: components, fragment: fragment)
  }

  private static func scheme(of address: String) -> String? {
    let name = address.prefix { !":/?#".contains($0) }
    guard name.count > 1, name.endIndex < address.endIndex, address[name.endIndex] == ":",
      name.utf8.allSatisfy({ $0 < 0x80 }), name.first?.isLetter == true,
      name.allSatisfy({ $0.isLetter || $0.isNumber || "+.-".contains($0) })
    else { return nil }
    return String(name)
  }

  /// The text with `%20` and its like replaced.
  private static func decoded(_ text: Substring) -> String {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.first.map({ $0 != UInt8(ascii: "+") }) ?? false,
        let code = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
      {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
