package dev.ragged.bench.corpus;

import java.io.IOException;
import java.nio.file.Path;

/** Where the documents of a benchmark come from. Immutable. */
public sealed interface CorpusSource permits GeneratedTexts, FolderTexts, BeirTexts, FvecsTexts {
  /** What a source is called that makes its texts up. */
  String GENERATED = "generated";

  /**
   * Returns a corpus, the same for the same arguments.
   *
   * @param size how many documents are wanted; a source that has fewer, or that makes sense as a
   *     whole only, gives what it has
   * @param questions how many questions are wanted; a source of judged questions gives at most
   *     those it has
   * @param seed of what is drawn by chance
   * @throws IOException if there is nothing to read
   */
  TestCorpus load(int size, int questions, long seed) throws IOException;

  /** Returns the text that {@link #parse} makes this source of. */
  String spec();

  /**
   * Returns a source: {@code generated}, or {@code folder:}, {@code beir:} or {@code fvecs:} and
   * the path of a folder.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static CorpusSource parse(String spec) {
    if (spec.equals(GENERATED)) {
      return new GeneratedTexts();
    }
    int colon = spec.indexOf(':');
    String path = spec.substring(colon + 1);
    String kind = colon < 0 || path.isEmpty() ? "" : spec.substring(0, colon);
    return switch (kind) {
      case FolderTexts.KIND -> new FolderTexts(Path.of(path));
      case BeirTexts.KIND -> new BeirTexts(Path.of(path));
      case FvecsTexts.KIND -> new FvecsTexts(Path.of(path));
      default ->
          throw new IllegalArgumentException(
              "a corpus must be generated, folder:<path>, beir:<path> or fvecs:<path>: corpus="
                  + spec);
    };
  }
}
