package dev.ragged.bench.leann;

import dev.ragged.document.Document;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Real text that every JDK brings along: the Javadoc in its {@code lib/src.zip}, one document for
 * each source file that has any, without the marks of the comments.
 */
public final class JavadocTexts {
  private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/", Pattern.DOTALL);
  private static final Pattern MARGIN = Pattern.compile("(?m)^[ \\t]*\\*+ ?|[ \\t]+$");

  private JavadocTexts() {}

  /**
   * Reads documents in the order of the archive until they have {@code chunks} chunks; the last one
   * may have some more.
   *
   * @param cut tells how many chunks a document has
   * @throws IOException if the archive cannot be read, or has too little text
   */
  public static List<Document> read(Path archive, int chunks, ToIntFunction<Document> cut)
      throws IOException {
    List<Document> documents = new ArrayList<>();
    int found = 0;
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
        String text = entry.getName().endsWith(".java") ? text(zip, entry) : "";
        if (!text.isEmpty()) {
          Document document = Document.of(entry.getName(), text);
          documents.add(document);
          found += cut.applyAsInt(document);
          if (found >= chunks) {
            return documents;
          }
        }
      }
    }
    throw new IOException(
        "the archive must have text for %d chunks: file=%s, chunks=%d"
            .formatted(chunks, archive, found));
  }

  private static String text(ZipFile zip, ZipEntry entry) throws IOException {
    String source;
    try (InputStream in = zip.getInputStream(entry)) {
      source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> comments = new ArrayList<>();
    Matcher comment = COMMENT.matcher(source);
    while (comment.find()) {
      String text = MARGIN.matcher(comment.group(1)).replaceAll("").strip();
      if (!text.isEmpty()) {
        comments.add(text);
      }
    }
    return String.join("\n\n", comments);
  }
}
