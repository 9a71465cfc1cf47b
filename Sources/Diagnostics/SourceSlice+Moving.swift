extension SourceSlice {
  /// Where a place in this slice is in a slice of the same text, cut out of a later version of the file.
  ///
  /// - Parameters:
  ///   - span: A place in the file of this slice.
  ///   - other: A slice with the same `bytes`.
  /// - Returns: The place in the file of `other`; nil if `span` does not lie in this slice.
  public func span(_ span: SourceSpan, movedTo other: SourceSlice) -> SourceSpan? {
    guard other.lines.count == lines.count, let start = offset(span.start, movedTo: other),
      let end = offset(span.end, movedTo: other)
    else { return nil }
    return SourceSpan(start, end)
  }

  private func offset(_ offset: Int, movedTo other: SourceSlice) -> Int? {
    guard let line = lines.firstIndex(where: { $0.start <= offset && offset <= $0.end }) else {
      return nil
    }
    return other.lines[line].start + offset - lines[line].start
  }
}
