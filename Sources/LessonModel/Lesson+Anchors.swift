extension Lesson {
  /// Everything in the lesson's page that a link can lead to: headings, equations, cells' tables and figures.
  public var anchors: Set<String> {
    var anchors = Set(headings.map(\.anchor))
    anchors.formUnion(formulas.compactMap(\.label))
    for name in cells.compactMap(\.options.name) {
      anchors.formUnion([Reference.Kind.table, .figure].map { "\($0.rawValue)-\(name)" })
    }
    return anchors
  }
}
