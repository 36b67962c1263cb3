package dev.ragged.document;

import java.util.Optional;
import java.util.Set;

/**
 * Reads Markdown. The title is that of the front matter, or the first heading of level 1; other
 * front matter becomes metadata and is no part of the text. Thread-safe.
 */
final class MarkdownReader implements DocumentReader {
  private static final Set<String> EXTENSIONS = Set.of("md", "markdown", "mdown", "mkd", "mdx");

  @Override
  public boolean accepts(RawFile file) {
    return EXTENSIONS.contains(file.extension()) && BinaryContent.reason(file.bytes()).isEmpty();
  }

  @Override
  public ParsedDocument read(RawFile file) {
    TextDecoder decoded = TextDecoder.decode(file.bytes());
    FrontMatter frontMatter = FrontMatter.of(decoded.text());
    String text = decoded.text().substring(frontMatter.end());
    Optional<String> title = frontMatter.title().or(() -> MarkdownOutline.titleOf(text));
    Metadata metadata =
        FileFacts.of(file, decoded.charset()).orElse(Metadata.copyOf(frontMatter.metadata()));
    return new ParsedDocument(title.orElse(""), text, Document.MARKDOWN, metadata);
  }
}
