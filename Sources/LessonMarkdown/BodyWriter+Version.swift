import CCmark

extension BodyWriter {
  /// The version of libcmark that this program is linked with: `0.30.2`.
  public static var libraryVersion: String {
    cmark_version_string().map { String(cString: $0) } ?? "unknown"
  }
}
