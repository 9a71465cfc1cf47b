import CellLanguage
import Diagnostics
import Evaluation

/// Finds what a name in a cell means in the library that cells can call.
struct CodeReference {
  private let library = EngineLibrary.library
  let inspection: CellInspection
  let file: SourceFile

  /// What the members in front of a point belong to: the types, and whether the static ones are meant.
  func owners(atPoint point: Int) -> (names: [String], isStatic: Bool)? {
    if let base = inspection.expression(endingAt: point) { return (base.owners, base.isTypeName) }
    // An implicit member: what is noted begins at its point.
    if let implicit = inspection.expressions.last(where: { $0.span.start == point && $0.isTypeName }
    ) {
      return (implicit.owners, true)
    }
    let base = CodeName(at: point, in: file)
    if !base.text.isEmpty, base.point == nil {
      if let declaration = inspection.declaration(of: base.text, before: point) {
        return (declaration.owners, false)
      }
      if library.typeEntries.contains(where: { $0.name == base.text }) {
        return ([base.text], true)
      }
    }
    return base.text.isEmpty ? labelOwner(before: point).map { ([$0], true) } : nil
  }

  /// The type that the label in front of an implicit member asks for, if the library knows the label with one only.
  private func labelOwner(before point: Int) -> String? {
    var end = point
    while end > 0, file.bytes[end - 1] == 0x20 { end -= 1 }
    guard end > 0, file.bytes[end - 1] == UInt8(ascii: ":") else { return nil }
    let label = CodeName(at: end - 1, in: file).text
    guard !label.isEmpty else { return nil }
    let types = Set(
      library.entries.flatMap { entry in
        ParameterList(entry.signature).parameters.filter { $0.label == label }.map(\.type)
      }
    )
    let names = Set(library.typeEntries.map(\.name))
    let owners = types.map { $0.replacing("?", with: "") }.filter(names.contains)
    return Set(owners).count == 1 ? owners.first : nil
  }

  /// The entries of the library that a name can mean.
  func entries(of name: CodeName) -> [HostLibrary.Entry] {
    guard let point = name.point else {
      return library.entries.filter { entry in
        entry.typeName == nil
          ? entry.name == name.text : entry.typeName == name.text && entry.name == "init"
      }
    }
    guard let owners = owners(atPoint: point) else {
      // Of a name that one type alone has, no more need be known.
      let all = library.entries.filter { $0.name == name.text && $0.typeName != nil }
      return Set(all.compactMap(\.typeName)).count == 1 ? all : []
    }
    for owner in owners.names {
      let found = library.entries.filter {
        $0.typeName == owner && $0.name == name.text && $0.isStatic == owners.isStatic
      }
      if !found.isEmpty { return found }
    }
    return []
  }

  /// All members behind a point.
  func members(atPoint point: Int) -> [HostLibrary.Entry] {
    guard let owners = owners(atPoint: point) else { return [] }
    return owners.names.flatMap { owner in
      library.entries.filter { entry in
        entry.typeName == owner && entry.isStatic == owners.isStatic && entry.isNamed
      }
    }
  }
}

extension HostLibrary.Entry {
  /// Whether it is a member of the type itself.
  var isStatic: Bool { signature.hasPrefix("static ") || name == "init" }

  /// Whether it has a name that can stand behind a point: no operator, subscript or initializer.
  var isNamed: Bool {
    name.utf8.first.map { $0.isNamePart } ?? false && name != "init" && name != "subscript"
      && name != "callAsFunction"
  }
}
