package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Document;
import dev.ragged.document.Metadata;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.StoreException;
import dev.ragged.filter.Filter;
import dev.ragged.ingest.DocumentOutcome.Status;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a caller may get wrong: each has a clear error and leaves the store as it was. */
class BadInputTest {
  private static final String LONE = "\uD800";
  private static final String HUGE = "word ".repeat(2 << 20);

  @TempDir Path temp;

  private final Ragged ragged =
      Ragged.builder().inMemory().backend("exact").embedder(LexicalEmbedder.create(32)).build();

  @AfterEach
  void close() {
    assertThat(ragged.check().problems()).isEmpty();
    ragged.close();
  }

  @SuppressWarnings({
    "NullAway",
    "TypeParameterUnusedInFormals",
    "unchecked"
  }) // What is tested is what happens to callers without its help.
  private static <T> T nothing() {
    return (T) null;
  }

  private static void refused(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }

  private static void nullRefused(ThrowingCallable call, String name) {
    assertThatThrownBy(call).isInstanceOf(NullPointerException.class).hasMessageContaining(name);
  }

  /** Calls {@code taker} with every string that is no id; each must be refused. */
  private static void badStrings(String name, Consumer<String> taker) {
    nullRefused(() -> taker.accept(nothing()), name);
    refused(() -> taker.accept(""), name, "blank");
    refused(() -> taker.accept(" \t\n"), name, "blank");
    refused(() -> taker.accept("a\0b"), name, "NUL", "index 1");
    refused(() -> taker.accept("ab" + LONE), name, "surrogate", "index 2");
    refused(() -> taker.accept("\uDC00ab"), name, "surrogate", "index 0");
    refused(() -> taker.accept(HUGE), name, "length=" + HUGE.length());
  }

  @Test
  void everyId_badString_isRefused() {
    badStrings("document id", id -> Document.of(id, "text"));
    badStrings("persona", PersonaId::of);
    badStrings("persona", ragged::persona);
    badStrings("id", ragged::get);
    badStrings("id", ragged::delete);
    badStrings("search text", ragged::search);
    badStrings("metadata key", Filter::exists);
    badStrings("metadata key", key -> Metadata.copyOf(new LinkedHashMap<>(Map.of(orFail(key), 1))));
    badStrings("source name", name -> ragged.ingest(DocumentSource.of(check(name), List.of())));
  }

  /** Map.of would refuse null by itself, without a name. */
  private static String orFail(String key) {
    return java.util.Objects.requireNonNull(key, "metadata key");
  }

  private static String check(String name) {
    return java.util.Objects.requireNonNull(name, "source name");
  }

  @Test
  void getAndDelete_loneSurrogate_neverMeetQuestionMark() {
    ragged.ingest(Document.of("?", "a question mark is what UTF-8 makes of it"));
    refused(() -> ragged.get(LONE), "surrogate");
    refused(() -> ragged.delete(LONE), "surrogate");
    assertThat(ragged.get("?")).isPresent();
  }

  @Test
  void document_badText_isRefused() {
    nullRefused(() -> Document.of("a", nothing()), "text");
    refused(() -> Document.of("a", " "), "text of document \"a\"", "blank");
    refused(() -> Document.of("a", "x\0"), "NUL");
    refused(() -> Document.of("a", "x" + LONE), "surrogate");
    refused(() -> Document.builder("a").text("x").title(LONE).build(), "title", "surrogate");
    refused(() -> Document.builder("a").text("x").title(HUGE).build(), "title", "length=");
  }

  @Test
  void metadata_badValue_isRefused() {
    refused(() -> Metadata.of("k", LONE), "\"k\"", "surrogate");
    refused(() -> Metadata.of("k", HUGE), "\"k\"", "length=");
    refused(() -> Metadata.of("k", Double.NaN), "\"k\"", "finite");
    refused(() -> Metadata.of("k", Float.NEGATIVE_INFINITY), "\"k\"", "finite");
    refused(() -> Metadata.of("k", new Object()), "\"k\"", "java.lang.Object");
    refused(() -> Metadata.of("k", List.of(List.of("nested"))), "\"k\"", "type=");
    refused(() -> Filter.eq("k", List.of("a")), "use in");
    refused(() -> Filter.gt("k", true), "booleans have no order");
  }

  @Test
  void ingest_tenMegabytesOfText_worksAndIsFound() {
    String text = "sentence about nothing at all. ".repeat(340_000) + "The needle is here.";
    assertThat(text.length()).isGreaterThan(10_000_000);
    IngestReport report = ragged.ingest(Document.of("big", text));
    assertThat(report.count(Status.ADDED)).as(report.summary()).isEqualTo(1);
    assertThat(
            ragged.search(SearchRequest.builder("needle").mode(SearchMode.LEXICAL).build()).hits())
        .hasSize(1);
    assertThat(ragged.get("big")).map(Document::text).contains(text);
  }

  @Test
  void search_badNumbers_areRefused() {
    refused(() -> SearchRequest.builder("x").k(0).build(), "k=0");
    refused(() -> SearchRequest.builder("x").k(-1).build(), "k=-1");
    refused(() -> SearchRequest.builder("x").minScore(-0.1).build(), "minScore=-0.1");
    refused(() -> SearchRequest.builder("x").minScore(Double.NaN).build(), "minScore=NaN");
    refused(() -> SearchRequest.builder("x").diversity(1.5).build(), "diversity=1.5");
    nullRefused(() -> SearchRequest.builder("x").mode(nothing()).build(), "mode");
    nullRefused(() -> SearchRequest.builder("x").effort(nothing()).build(), "effort");
  }

  @Test
  void search_largestK_returnsAllThereIs() {
    ragged.ingest(Document.of("a", "apple"), Document.of("b", "banana"));
    for (SearchMode mode : SearchMode.values()) {
      SearchRequest.Builder request =
          SearchRequest.builder("apple banana").mode(mode).k(Integer.MAX_VALUE);
      assertThat(ragged.search(request.build()).hits()).as("%s", mode).hasSize(2);
      assertThat(ragged.search(request.diversity(0.5).build()).hits()).hasSize(2);
    }
  }

  @Test
  void search_emptyStore_returnsNothing() {
    for (SearchMode mode : SearchMode.values()) {
      assertThat(
              ragged
                  .search(SearchRequest.builder("x").mode(mode).diversity(0.5).explain().build())
                  .hits())
          .isEmpty();
    }
  }

  @Test
  void everyCall_null_isRefusedByName() {
    nullRefused(() -> ragged.search((SearchRequest) nothing()), "request");
    nullRefused(() -> ragged.searchAll(nothing()), "requests");
    nullRefused(() -> ragged.searchAsync(nothing(), Runnable::run), "request");
    nullRefused(() -> ragged.searchAsync(SearchRequest.of("x"), nothing()), "executor");
    nullRefused(() -> ragged.count(nothing()), "filter");
    nullRefused(() -> ragged.list(nothing()), "filter");
    nullRefused(() -> ragged.delete((Filter) nothing()), "filter");
    nullRefused(() -> ragged.ingest((DocumentSource) nothing()), "source");
    nullRefused(() -> ragged.ingest((Document) nothing()), "document");
    nullRefused(() -> DocumentSource.folder(nothing()), "folder");
    nullRefused(() -> DocumentSource.folder(temp).named(nothing()), "name");
    nullRefused(() -> DocumentSource.folder(temp).include((String) nothing()), "glob");
    nullRefused(() -> SearchRequest.builder("x").filter(nothing()), "filter");
    nullRefused(() -> Filter.not(nothing()), "filter");
    nullRefused(() -> ragged.persona((PersonaId) nothing()), "persona");
    nullRefused(() -> Document.builder("x").owner(nothing()), "owner");
    nullRefused(() -> Filter.and(Filter.exists("x"), nothing()), "filter");
    nullRefused(() -> Filter.or((Filter) nothing()), "filter");
    nullRefused(() -> ragged.ingest(DocumentSource.of(), nothing()), "options");
    nullRefused(() -> ragged.sync(nothing()), "source");
    nullRefused(() -> ragged.backup(nothing()), "target");
    nullRefused(() -> IngestOptions.listeningTo(nothing()), "listener");
    nullRefused(() -> Ragged.builder().directory(nothing()), "directory");
    nullRefused(() -> Ragged.builder().embedder(nothing()), "embedder");
    nullRefused(() -> Ragged.builder().backend((String) nothing()), "backend");
  }

  @Test
  void builder_nonsense_isRefused() {
    refused(() -> Ragged.builder().build(), "directory=null", "inMemory=false");
    refused(() -> Ragged.builder().inMemory().directory(temp).build(), "inMemory=true");
    refused(
        () -> Ragged.builder().backend("quantum"),
        "backend.type=quantum (builder)",
        "there are",
        "exact");
  }

  @Test
  void open_pathIsFile_isRefused() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "x");
    for (Path path : List.of(file, file.resolve("below"))) {
      assertThatThrownBy(() -> Ragged.builder().directory(path).build())
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(path.toString());
    }
    assertThat(Files.readString(file)).isEqualTo("x");
  }

  @Test
  void everyCall_afterClose_isRefused() {
    Ragged closed =
        Ragged.builder().inMemory().backend("exact").embedder(LexicalEmbedder.create(32)).build();
    DocumentSpace persona = closed.persona("ana");
    closed.close();
    closed.close();
    for (DocumentSpace space : List.of(closed, persona)) {
      List<ThrowingCallable> calls =
          List.of(
              () -> space.search("x"),
              () -> space.search(SearchRequest.builder("x").mode(SearchMode.LEXICAL).build()),
              () -> space.searchAll(List.of(SearchRequest.of("x"))),
              () -> space.get("a"),
              space::count,
              () -> space.count(Filter.exists("k")),
              space::list,
              () -> space.list(Filter.exists("k")),
              () -> space.delete("a"),
              () -> space.delete(Filter.exists("k")),
              () -> space.ingest(Document.of("a", "b")),
              () -> space.sync(DocumentSource.of(Document.of("a", "b"))));
      for (ThrowingCallable call : calls) {
        assertThatThrownBy(call)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("closed");
      }
      assertThat(space.searchAsync(SearchRequest.of("x"), Runnable::run))
          .isCompletedExceptionally();
    }
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            closed::health,
            closed::check,
            closed::statistics,
            () -> closed.backup(temp.resolve("backup")))) {
      assertThatThrownBy(call).isInstanceOf(IllegalStateException.class);
    }
  }
}
