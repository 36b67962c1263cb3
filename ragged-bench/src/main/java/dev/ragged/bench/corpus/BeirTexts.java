package dev.ragged.bench.corpus;

import dev.ragged.bench.BeirFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A retrieval collection, as {@link BeirFolder} reads it, always as a whole.
 *
 * @param folder where it is
 */
record BeirTexts(Path folder) implements CorpusSource {
  static final String KIND = "beir";

  @Override
  public String spec() {
    return KIND + ":" + folder;
  }

  @Override
  public TestCorpus load(int size, int questions, long seed) throws IOException {
    BeirFolder collection = BeirFolder.read(folder);
    List<JudgedQuestion> judged =
        collection.queries().entrySet().stream()
            .map(
                query ->
                    new JudgedQuestion(
                        query.getValue(),
                        collection.relevant().getOrDefault(query.getKey(), Map.of())))
            .toList();
    return new TestCorpus(
        "BEIR collection %s, %d documents, %d judged questions"
            .formatted(folder.getFileName(), collection.documents().size(), judged.size()),
        collection.documents(),
        judged,
        Optional.empty());
  }
}
