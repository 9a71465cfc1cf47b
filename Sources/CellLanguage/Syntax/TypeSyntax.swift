import Diagnostics

/// A type as it is written.
indirect enum TypeSyntax: Sendable {
  case named(String, [TypeSyntax], SourceSpan)
  case array(TypeSyntax, SourceSpan)
  case dictionary(TypeSyntax, TypeSyntax, SourceSpan)
  case optional(TypeSyntax, SourceSpan)
  case tuple([(label: String?, type: TypeSyntax)], SourceSpan)
  case function([TypeSyntax], TypeSyntax, SourceSpan)

  var span: SourceSpan {
    switch self {
    case .named(_, _, let span), .array(_, let span), .dictionary(_, _, let span),
      .optional(_, let span), .tuple(_, let span), .function(_, _, let span):
      span
    }
  }
}
