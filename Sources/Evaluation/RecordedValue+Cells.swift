import CellLanguage
import LessonKit
import LessonModel

extension RecordedValue {
  /// A cell's value as records keep it; nil if it has no form on a page.
  init?(_ value: CellValue) {
    switch value {
    case .integer(let value): self = .integer(value)
    case .number(let value): self = .number(value)
    case .boolean(let value): self = .boolean(value)
    case .text(let text): self = .text(text)
    case .none: self = .none
    case .range, .closedRange, .interval: self = .text(value.description)
    case .array(let array):
      guard let values = Self.all(array.values) else { return nil }
      self = .list(values)
    case .tuple(let tuple):
      guard let values = Self.all(tuple.elements) else { return nil }
      self = .tuple(zip(tuple.labels, values).map { Field(label: $0, value: $1) })
    case .dictionary(let dictionary):
      let entries = dictionary.entries
      guard let keys = Self.all(entries.map(\.key)), let values = Self.all(entries.map(\.value))
      else { return nil }
      self = .list(
        zip(keys, values).map {
          .tuple([Field(label: "key", value: $0), Field(label: "value", value: $1)])
        }
      )
    case .host(let object):
      guard let value = Self.kept(object.value) else { return nil }
      self = value
    case .void, .function: return nil
    }
  }

  private static func all(_ values: [CellValue]) -> [RecordedValue]? {
    let recorded = values.compactMap(RecordedValue.init).filter { !$0.isFigure }
    return recorded.count == values.count ? recorded : nil
  }
}
