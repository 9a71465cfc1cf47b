/// What one of several threads does of the rows of outputs.
struct Share {
  /// Which thread, from 0.
  let index: Int
  /// How many there are.
  let count: Int

  /// Its rows of so many: whole tiles of the kernels, none if others have them all.
  func part(of rows: Int) -> Range<Int> {
    let size = ((rows + count - 1) / count + 7) / 8 * 8
    return min(index * size, rows)..<min((index + 1) * size, rows)
  }
}
