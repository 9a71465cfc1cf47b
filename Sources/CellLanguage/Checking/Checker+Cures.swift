import Diagnostics

extension Checker {
  /// `; convert it with 'Double(n)'` where that would help.
  func conversion(
    _ value: TypedExpression,
    from source: StaticType,
    to target: StaticType
  ) -> (hint: String, fixIt: Diagnostic.FixIt?) {
    if source == .int || source == .double, target == .bool {
      let text = file.text(in: value.span)
      guard case .variable = value.kind, text.utf8.count <= 40 else { return ("", nil) }
      let end = SourceSpan(value.span.end, value.span.end)
      return ("; compare it, as in '\(text) != 0'", Diagnostic.FixIt(end, " != 0"))
    }
    if let found = annotation(value, from: source, to: target) { return found }
    if let found = wrapping(value, from: source, to: target) { return found }
    let isText = (source == .int || source == .double) && target == .string
    guard source == .int && target == .double || source == .double && target == .int || isText
    else { return ("", nil) }
    let text = file.text(in: value.span)
    guard text.utf8.count <= 40, !text.contains("\n") else { return ("", nil) }
    let replacement = "\(target)(\(text))"
    return ("; convert it with '\(replacement)'", Diagnostic.FixIt(value.span, replacement))
  }

  /// `; write 'Matrix([[1, 2], [3, 4]])'` where rows are taken for a matrix.
  private func wrapping(
    _ value: TypedExpression,
    from source: StaticType,
    to target: StaticType
  ) -> (hint: String, fixIt: Diagnostic.FixIt?)? {
    guard case .host(let name) = target else { return nil }
    let text = file.text(in: value.span)
    let isTaken = library.types[name]?.staticMembers["init"]?.contains { function in
      guard let parameter = function.signature.parameters.first,
        function.signature.parameters.count == 1, parameter.label == nil
      else { return false }
      return parameter.type == source
        || parameter.type == source.mapped { $0 == .int ? .double : nil }
    }
    guard isTaken == true, text.utf8.count <= 40, !text.contains("\n") else { return nil }
    return ("; write '\(name)(\(text))'", Diagnostic.FixIt(value.span, "\(name)(\(text))"))
  }

  /// `; declare 'xs' as '[Double]'` where a constant of whole numbers is taken for one of `Double`.
  private func annotation(
    _ value: TypedExpression,
    from source: StaticType,
    to target: StaticType
  ) -> (hint: String, fixIt: Diagnostic.FixIt?)? {
    func withDoubles(_ type: StaticType) -> StaticType {
      type.mapped { $0 == .int ? .double : nil }
    }
    guard case .variable(let variable) = value.kind, variable.place.file === file,
      case .array = source
    else { return nil }
    let wanted =
      if case .sequence(let element) = target { StaticType.array(element) } else { target }
    guard wanted != source, withDoubles(source) == wanted else { return nil }
    let end = variable.place.span.end
    var next = end
    while next < file.bytes.count, file.bytes[next] == UInt8(ascii: " ") { next += 1 }
    let isBare = next < file.bytes.count && file.bytes[next] == UInt8(ascii: "=")
    return (
      "; declare '\(variable.name)' as '\(wanted)'",
      isBare ? Diagnostic.FixIt(SourceSpan(end, end), ": \(wanted)") : nil
    )
  }
}
