package dev.ragged.bench.corpus;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.spi.StoredDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of a folder, read as an ingest reads them. A question is a run of words of one file,
 * which alone is relevant.
 *
 * @param folder where they are
 */
record FolderTexts(Path folder) implements CorpusSource {
  static final String KIND = "folder";

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int MOST_WORD = 40;

  @Override
  public String spec() {
    return KIND + ":" + folder;
  }

  @Override
  public TestCorpus load(int size, int questions, long seed) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there must be a folder of documents: folder=" + folder);
    }
    List<Document> documents = read(size);
    if (documents.isEmpty()) {
      throw new IOException("the folder has no file that can be read: folder=" + folder);
    }
    SplittableRandom random = new SplittableRandom(seed);
    List<JudgedQuestion> asked = new ArrayList<>(questions);
    while (asked.size() < questions) {
      Document document = documents.get(random.nextInt(documents.size()));
      asked.add(new JudgedQuestion(question(random, document), Map.of(document.id(), 1)));
    }
    return new TestCorpus(
        "files of %s, %d documents, %d questions, seed %d"
            .formatted(folder.getFileName(), documents.size(), questions, seed),
        documents,
        asked,
        Optional.empty());
  }

  private List<Document> read(int size) {
    try (Ragged ragged =
        Ragged.builder()
            .inMemory()
            .backend("exact")
            .embedder(LexicalEmbedder.create(LexicalEmbedder.MIN_DIMENSION))
            .build()) {
      ragged.ingest(DocumentSource.folder(folder));
      List<String> ids;
      try (Stream<StoredDocument> stored = ragged.list()) {
        ids = stored.map(document -> document.key().id()).sorted().limit(size).toList();
      }
      return ids.stream().flatMap(id -> ragged.get(id).stream()).toList();
    }
  }

  private static String question(SplittableRandom random, Document document) {
    List<String> words =
        SPACES
            .splitAsStream(document.text())
            .filter(word -> !word.isEmpty() && word.length() <= MOST_WORD)
            .toList();
    if (words.isEmpty()) {
      return document.id();
    }
    int length = 4 + random.nextInt(5);
    int from = random.nextInt(Math.max(1, words.size() - length));
    return String.join(" ", words.subList(from, Math.min(words.size(), from + length)));
  }
}
