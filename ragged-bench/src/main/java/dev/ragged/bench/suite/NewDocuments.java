package dev.ragged.bench.suite;

import dev.ragged.bench.corpus.TestCorpus;
import dev.ragged.document.Document;
import java.util.List;
import java.util.stream.IntStream;

/** Documents like those of a corpus, to be added to its store. */
final class NewDocuments {
  private NewDocuments() {}

  /** Returns {@code count} documents numbered from {@code first}; the same number has one id. */
  static List<Document> of(TestCorpus corpus, int first, int count) {
    List<Document> all = corpus.documents();
    return IntStream.range(first, first + count)
        .mapToObj(
            i -> {
              Document like = all.get(i % all.size());
              return Document.of("new-" + i + ".txt", like.text() + " " + i);
            })
        .toList();
  }
}
