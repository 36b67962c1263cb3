package dev.ragged.bench.soak;

import dev.ragged.DocumentSpace;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.IngestReport;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.StoredDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Documents that one slice alone changes, and which of them there must be: some are added, some
 * change, some go, around a number that stays. Guarded by its slice.
 */
final class OwnedDocuments {
  private static final double SLACK = 0.1;

  private final SoakTexts texts;
  private final String prefix;
  private final Optional<PersonaId> owner;
  private final int target;
  private final List<Integer> numbers = new ArrayList<>();
  private final Map<Integer, Integer> versions = new HashMap<>();
  private int next;

  /**
   * Creates none yet.
   *
   * @param prefix of their ids, which nobody else uses
   * @param target how many there are in the long run
   */
  OwnedDocuments(SoakTexts texts, String prefix, Optional<PersonaId> owner, int target) {
    this.texts = texts;
    this.prefix = prefix;
    this.owner = owner;
    this.target = target;
  }

  /** Takes over a document that a process before has left, if it is one of these. */
  void adopt(StoredDocument document) {
    String id = document.key().id();
    if (id.startsWith(prefix) && document.key().owner().equals(owner)) {
      int number = Integer.parseInt(id.substring(prefix.length()));
      numbers.add(number);
      versions.put(number, SoakTexts.version(document.metadata()));
      next = Math.max(next, number + 1);
    }
  }

  int count() {
    return numbers.size();
  }

  /** Adds what is missing. */
  void fill(DocumentSpace space) {
    List<Document> missing = new ArrayList<>();
    while (numbers.size() < target) {
      missing.add(texts.document(id(next), 1, owner));
      born();
    }
    IngestReport report = space.ingest(missing.toArray(Document[]::new));
    WrongAnswer.unless(
        report.count(Status.ADDED) == missing.size(),
        "all documents must be added",
        "documents",
        missing.size(),
        "report",
        report.summary());
  }

  private void born() {
    numbers.add(next);
    versions.put(next++, 1);
  }

  /** Adds one or deletes one. */
  void churn(DocumentSpace space, SplittableRandom random) {
    double part = (double) numbers.size() / target;
    boolean more = part < 1 - SLACK || (part < 1 + SLACK && random.nextBoolean());
    if (more || numbers.isEmpty()) {
      store(space, next, 1, Status.ADDED);
      born();
      return;
    }
    int at = random.nextInt(numbers.size());
    int number = numbers.get(at);
    boolean deleted = space.delete(id(number));
    WrongAnswer.unless(deleted, "a document must be there to be deleted", "id", id(number));
    numbers.set(at, numbers.get(numbers.size() - 1));
    numbers.remove(numbers.size() - 1);
    versions.remove(number);
  }

  /** Replaces one, or now and then gives the same again. */
  void change(DocumentSpace space, SplittableRandom random) {
    if (numbers.isEmpty()) {
      return;
    }
    int number = numbers.get(random.nextInt(numbers.size()));
    int version = version(number);
    if (random.nextInt(4) == 0) {
      store(space, number, version, Status.UNCHANGED);
    } else {
      store(space, number, version + 1, Status.UPDATED);
      versions.put(number, version + 1);
    }
  }

  private void store(DocumentSpace space, int number, int version, Status expected) {
    IngestReport report = space.ingest(texts.document(id(number), version, owner));
    WrongAnswer.unless(
        report.count(expected) == 1,
        "a document must be " + expected,
        "id",
        id(number),
        "version",
        version,
        "report",
        report.summary());
  }

  /** Asks for one by its own word, which there is or was, and checks that it is found or not. */
  SearchResult find(DocumentSpace space, SplittableRandom random) {
    int number = random.nextInt(Math.max(1, next));
    SearchRequest request =
        SearchRequest.builder(SoakTexts.word(id(number))).mode(SearchMode.LEXICAL).build();
    SearchResult result = space.search(request);
    boolean found = result.hits().stream().anyMatch(hit -> hit.documentId().equals(id(number)));
    WrongAnswer.unless(
        found == versions.containsKey(number),
        "a document must be found if it is there, and only then",
        "id",
        id(number),
        "version",
        version(number),
        "found",
        found);
    check(result);
    return result;
  }

  /** Checks that what was found of these documents is there, in its present version. */
  void check(SearchResult result) {
    for (Hit hit : result.hits()) {
      if (!isOneOfThese(hit)) {
        continue;
      }
      String id = hit.documentId();
      int version = version(Integer.parseInt(id.substring(prefix.length())));
      WrongAnswer.unless(
          version > 0 && hit.text().startsWith(SoakTexts.head(id, version, owner)),
          "what is found must be what there is",
          "id",
          id,
          "version",
          version,
          "found",
          hit.text());
    }
  }

  private boolean isOneOfThese(Hit hit) {
    return hit.documentId().startsWith(prefix) && hit.chunkId().document().owner().equals(owner);
  }

  /** Returns 0 for one that is not there. */
  private int version(int number) {
    return versions.getOrDefault(number, 0);
  }

  private String id(int number) {
    return prefix + number;
  }
}
