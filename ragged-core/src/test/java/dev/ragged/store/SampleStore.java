package dev.ragged.store;

import dev.ragged.DocumentSpace;
import dev.ragged.Ragged;
import dev.ragged.document.ChunkSize;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.Embedder;
import dev.ragged.filter.Filter;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.spi.StoredDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A small store with some of everything, the questions to ask it, and its files. */
final class SampleStore {
  static final int DIMENSION = 16;

  private SampleStore() {}

  static Ragged open(Path directory, Embedder embedder) {
    return Ragged.builder()
        .directory(directory)
        .backend("exact")
        .embedder(embedder)
        .chunkSize(new ChunkSize(40, 0))
        .build();
  }

  /** Returns a document of several chunks with metadata of every type. */
  static Document document(int number) {
    Random random = new Random(number);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40 + random.nextInt(60); i++) {
      text.append("word").append(random.nextInt(60)).append(i % 9 == 8 ? ". " : " ");
    }
    return Document.builder("doc" + number)
        .title("Title " + number)
        .text(text.append("end").append(number).toString())
        .metadata(
            Map.of(
                "number",
                number,
                "half",
                number / 2.0,
                "even",
                number % 2 == 0,
                "day",
                LocalDate.EPOCH.plusDays(number),
                "at",
                Instant.EPOCH.plusSeconds(number),
                "tags",
                List.of("all", "mod" + number % 5)))
        .build();
  }

  /** Fills a store: shared and private documents, a checkpoint, later changes, deletions. */
  static void fill(Ragged ragged, Path scratch) {
    ragged.ingest(DocumentSource.of(documents(0, 16)));
    ragged.persona("ana").ingest(DocumentSource.of(documents(100, 104)));
    ragged.backup(scratch);
    ragged.ingest(DocumentSource.of(documents(16, 24)));
    ragged.persona("bob").ingest(DocumentSource.of(documents(102, 106)));
    ragged.delete("doc3");
    ragged.delete(Filter.eq("number", 20));
  }

  static List<Document> documents(int from, int to) {
    List<Document> documents = new ArrayList<>();
    for (int i = from; i < to; i++) {
      documents.add(document(i));
    }
    return documents;
  }

  /** Returns questions whose answers are facts about the store, by name. */
  static Map<String, Supplier<Object>> questions(Ragged ragged) {
    Map<String, Supplier<Object>> questions = new LinkedHashMap<>();
    Map<String, DocumentSpace> spaces =
        Map.of("shared", ragged, "ana", ragged.persona("ana"), "bob", ragged.persona("bob"));
    new TreeMap<>(spaces)
        .forEach(
            (name, space) -> {
              for (SearchMode mode : SearchMode.values()) {
                questions.put(
                    name + " " + mode,
                    () -> search(space, SearchRequest.builder("word7 word11 end17").mode(mode)));
              }
              Filter filter = Filter.and(Filter.eq("tags", "mod2"), Filter.gt("half", 2));
              questions.put(
                  name + " filter",
                  () -> search(space, SearchRequest.builder("word3").filter(filter).k(50)));
              questions.put(name + " count", () -> space.count(Filter.eq("even", true)));
              questions.put(name + " list", () -> list(space));
              questions.put(
                  name + " get",
                  () -> List.of(space.get("doc1"), space.get("doc102"), space.get("doc20")));
            });
    return questions;
  }

  private static List<Hit> search(DocumentSpace space, SearchRequest.Builder request) {
    return space.search(request.build()).hits();
  }

  private static List<String> list(DocumentSpace space) {
    try (Stream<StoredDocument> documents = space.list()) {
      return documents
          .map(
              stored ->
                  stored.key().id()
                      + stored.key().owner().map(PersonaId::value)
                      + stored.title()
                      + stored.metadata().keys().size()
                      + stored.origin().contentHash()
                      + stored.chunks())
          .sorted()
          .toList();
    }
  }

  /** Returns the answers to all questions. */
  static Map<String, Object> answers(Ragged ragged) {
    Map<String, Object> answers = new LinkedHashMap<>();
    questions(ragged).forEach((name, question) -> answers.put(name, question.get()));
    return answers;
  }

  /** Returns the content of every file below {@code directory}. */
  static Map<String, byte[]> files(Path directory) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(directory)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(directory.relativize(path).toString(), Files.readAllBytes(path));
      }
    }
    return files;
  }

  /** Makes {@code directory} hold exactly {@code files}. */
  static void restore(Path directory, Map<String, byte[]> files) throws IOException {
    delete(directory);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = directory.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }

  static void delete(Path root) throws IOException {
    if (Files.exists(root)) {
      try (Stream<Path> paths = Files.walk(root)) {
        for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
