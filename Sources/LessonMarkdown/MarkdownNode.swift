import CCmark

/// A node of libcmark's tree; valid as long as the tree it belongs to.
struct MarkdownNode: Hashable {
  /// What a node is.
  enum Kind {
    case document, quote, list, item, code, html, custom, paragraph, heading, rule
    case text, softBreak, lineBreak, codeSpan, inlineHTML, inlineCustom
    case emphasis, strong, link, image, none
  }

  let pointer: OpaquePointer

  init(_ pointer: OpaquePointer) { self.pointer = pointer }

  init?(_ pointer: OpaquePointer?) {
    guard let pointer else { return nil }
    self.pointer = pointer
  }

  /// A node that belongs to no tree yet; nil if there is no memory for it.
  init?(new type: cmark_node_type) { self.init(cmark_node_new(type)) }

  /// A custom node that renders as `html` and what is below it.
  static func custom(block: Bool, enter html: String, exit: String = "") -> MarkdownNode? {
    let type = block ? CMARK_NODE_CUSTOM_BLOCK : CMARK_NODE_CUSTOM_INLINE
    guard let node = MarkdownNode(new: type) else { return nil }
    cmark_node_set_on_enter(node.pointer, html.withoutNUL)
    if !exit.isEmpty { cmark_node_set_on_exit(node.pointer, exit.withoutNUL) }
    return node
  }

  static func text(_ literal: String) -> MarkdownNode? {
    guard let node = MarkdownNode(new: CMARK_NODE_TEXT) else { return nil }
    cmark_node_set_literal(node.pointer, literal.withoutNUL)
    return node
  }

  static func paragraph() -> MarkdownNode? { MarkdownNode(new: CMARK_NODE_PARAGRAPH) }

  var kind: Kind {
    switch cmark_node_get_type(pointer) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .quote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .code
    case CMARK_NODE_HTML_BLOCK: .html
    case CMARK_NODE_CUSTOM_BLOCK: .custom
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .rule
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .codeSpan
    case CMARK_NODE_HTML_INLINE: .inlineHTML
    case CMARK_NODE_CUSTOM_INLINE: .inlineCustom
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .none
    }
  }

  var literal: String { String(nullable: cmark_node_get_literal(pointer)) }
  var info: String { String(nullable: cmark_node_get_fence_info(pointer)) }
  var url: String { String(nullable: cmark_node_get_url(pointer)) }
  var title: String { String(nullable: cmark_node_get_title(pointer)) }
  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }
  var startColumn: Int { Int(cmark_node_get_start_column(pointer)) }
  var endLine: Int { Int(cmark_node_get_end_line(pointer)) }
  var parent: MarkdownNode? { MarkdownNode(cmark_node_parent(pointer)) }
  var next: MarkdownNode? { MarkdownNode(cmark_node_next(pointer)) }
  var firstChild: MarkdownNode? { MarkdownNode(cmark_node_first_child(pointer)) }

  var children: [MarkdownNode] {
    var nodes: [MarkdownNode] = []
    var node = firstChild
    while let current = node {
      nodes.append(current)
      node = current.next
    }
    return nodes
  }

  func setLiteral(_ text: String) { cmark_node_set_literal(pointer, text.withoutNUL) }
  func setURL(_ text: String) { cmark_node_set_url(pointer, text.withoutNUL) }
  func setTitle(_ text: String) { cmark_node_set_title(pointer, text.withoutNUL) }
  func setInfo(_ text: String) { cmark_node_set_fence_info(pointer, text.withoutNUL) }
  func append(_ child: MarkdownNode) { cmark_node_append_child(pointer, child.pointer) }
  func insertBefore(_ sibling: MarkdownNode) {
    cmark_node_insert_before(pointer, sibling.pointer)
  }

  /// Takes the node out of its tree and frees it with all that is below it.
  func remove() { cmark_node_free(pointer) }

  /// Puts `node` in this node's place, and frees this one.
  func replace(by node: MarkdownNode) {
    cmark_node_replace(pointer, node.pointer)
    cmark_node_free(pointer)
  }

  /// Visits the node and all below it; a node without children is only entered.
  func walk(_ visit: (_ node: MarkdownNode, _ isEntering: Bool) -> Void) {
    guard let iterator = cmark_iter_new(pointer) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, let node = MarkdownNode(cmark_iter_get_node(iterator))
      else { return }
      visit(node, event == CMARK_EVENT_ENTER)
    }
  }

  /// The node as libcmark renders it in safe mode.
  func html() -> String {
    guard let text = cmark_render_html(pointer, CMARK_OPT_DEFAULT) else { return "" }
    defer { cmark_get_default_mem_allocator()?.pointee.free(text) }
    return String(cString: text)
  }
}

extension String {
  fileprivate init(nullable text: UnsafePointer<CChar>?) {
    self = text.map { String(cString: $0) } ?? ""
  }

  /// The text as C can hold it: NUL becomes U+FFFD, as in CommonMark.
  fileprivate var withoutNUL: String {
    utf8.contains(0)
      ? String(String.UnicodeScalarView(unicodeScalars.map { $0.value == 0 ? "\u{FFFD}" : $0 }))
      : self
  }
}
