package dev.ragged.memory.question;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import dev.ragged.document.Texts;
import dev.ragged.embedding.Embedder;
import dev.ragged.index.IndexContext;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.learn.Subjects;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.memory.record.Alarm;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.PersonaTable;
import dev.ragged.memory.store.QuestionVectorTable;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.retrieval.SearchRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the questions that a persona asked before by their likeness. Keeps vectors that come with
 * what is recorded, and makes those that are missing. Thread-safe.
 */
public final class Recall implements AutoCloseable {
  /** Interactions of one persona that are looked at: the last ones. */
  public static final int CAPACITY = 50_000;

  /** Numbers of vectors in the heap, of all personas together: 128 MiB. */
  private static final long MAX_KEPT = 32L << 20;

  private final MemoryDatabase database;
  private final QuestionEmbedder embedder;
  private final Subjects subjects;
  private final VectorIndexProvider provider;
  private final IndexContext context;
  private final Alarm alarm;
  private final OperationProfiler profiler;
  private final VectorMaker maker;
  private final Cache<Long, QuestionIndex> indexes =
      Caffeine.newBuilder()
          .maximumWeight(MAX_KEPT)
          .weigher(this::weight)
          .removalListener(Recall::removed)
          .executor(Runnable::run)
          .build();

  /**
   * Opens it; {@link #begin} is next.
   *
   * @param embedder embeds questions
   * @param provider opens the indexes in the heap
   * @param seed start of their random choices
   * @param alarm runs what is done in the background; closed with it
   * @param profiler measures it
   */
  public Recall(
      MemoryDatabase database,
      Subjects subjects,
      Embedder embedder,
      VectorIndexProvider provider,
      long seed,
      Alarm alarm,
      OperationProfiler profiler) {
    this.profiler = Objects.requireNonNull(profiler, "profiler");
    this.database = Objects.requireNonNull(database, "database");
    this.provider = Objects.requireNonNull(provider, "provider");
    this.alarm = Objects.requireNonNull(alarm, "alarm");
    this.embedder = QuestionEmbedder.of(database, embedder, profiler);
    this.context = inHeap(seed);
    this.subjects = Objects.requireNonNull(subjects, "subjects");
    this.maker = new VectorMaker(database, subjects, this.embedder, alarm);
  }

  /** Begins to make what the last process left to be made. */
  public void begin() {
    subjects.all().forEach(subject -> maker.wake(subject.persona().number()));
  }

  private IndexContext inHeap(long seed) {
    return new IndexContext(
        Optional.empty(),
        new UUID(0, 0),
        embedder.dimension(),
        Similarity.COSINE,
        Optional.empty(),
        ordinals -> {
          throw new IllegalArgumentException(
              "questions need an index that keeps its vectors: backend=" + provider.name());
        },
        task -> alarm.after(Duration.ZERO, task),
        seed);
  }

  private int weight(Long persona, QuestionIndex index) {
    return 1 + index.size() * embedder.dimension();
  }

  private static void removed(
      @Nullable Long persona, @Nullable QuestionIndex index, RemovalCause cause) {
    if (index != null && cause != RemovalCause.REPLACED) {
      index.close();
    }
  }

  /** Removes all vectors of questions that a memory once kept. */
  public static void removeAll(MemoryDatabase database) {
    int removed =
        database.write(
            "removing vectors of questions",
            connection -> {
              int rows = 0;
              for (PersonaTable.Row persona : PersonaTable.all(connection)) {
                rows += QuestionVectorTable.removeAll(connection, persona.blank().number());
              }
              return rows;
            });
    if (removed > 0) {
      var unused = database.scrub();
    }
  }

  /**
   * Returns the vector of a question as it is kept when the question is.
   *
   * @throws IllegalArgumentException if it cannot be the embedder's
   */
  public QuestionVector vector(String question, float[] vector) {
    embedder.require(vector);
    return (statements, owner, interaction) ->
        QuestionVectorTable.put(
            statements, owner, interaction, question, embedder.number(), vector);
  }

  /** Tells that a question of this persona was recorded without its vector. Quick. */
  public void missing(long persona) {
    maker.wake(persona);
  }

  /** Makes all vectors that are missing, unless the embedder fails; then it is tried later. */
  public void finish() {
    maker.finish();
  }

  /**
   * Returns the questions of {@code subject} that are most like {@code text}, closest first, of
   * equally close ones first the one that was recorded first.
   *
   * @throws IllegalArgumentException if {@code text} is none that can be searched, {@code k} is
   *     below 1 or {@code minSimilarity} is not within 0..1
   * @throws dev.ragged.error.EmbeddingException if the text cannot be embedded
   */
  public List<SimilarQuestion> similar(Subject subject, String text, int k, double minSimilarity) {
    Texts.requireId(text, "text", SearchRequest.MAX_TEXT_LENGTH);
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1: k=" + k);
    }
    if (!(minSimilarity >= 0 && minSimilarity <= 1)) {
      throw new IllegalArgumentException(
          "minSimilarity must be within 0..1: minSimilarity=" + minSimilarity);
    }
    return profiler.profile(MemoryStages.RECALL, () -> find(subject, text, k, minSimilarity));
  }

  private List<SimilarQuestion> find(Subject subject, String text, int k, double minSimilarity) {
    float[] vector = embedder.embed(text);
    maker.makeFew(subject);
    long persona = subject.persona().number();
    while (true) {
      QuestionIndex index = indexes.get(persona, number -> open());
      int before = index.size();
      Optional<List<SimilarQuestion>> found = index.find(subject.owner(), vector, k, minSimilarity);
      if (index.size() != before) {
        // To be weighed again.
        indexes.asMap().replace(persona, index, index);
      }
      if (found.isPresent()) {
        return found.get();
      }
    }
  }

  private QuestionIndex open() {
    return new QuestionIndex(database, embedder.number(), CAPACITY, this::openIndex);
  }

  private VectorIndex openIndex() {
    return provider.open(context);
  }

  /**
   * Frees what the heap holds of a persona; what the database holds is read again when it is asked
   * for.
   */
  public void forget(long persona) {
    indexes.invalidate(persona);
    maker.wake(persona);
  }

  /** Ends what is done in the background, and frees the heap. Idempotent. */
  @Override
  public void close() {
    alarm.close();
    indexes.invalidateAll();
  }
}
