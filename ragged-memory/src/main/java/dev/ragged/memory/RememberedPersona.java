package dev.ragged.memory;

import dev.ragged.document.PersonaId;
import dev.ragged.document.Texts;
import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.graph.TopicGraph;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ExportSummary;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.portable.ImportSummary;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.memory.query.OwnLog;
import dev.ragged.memory.query.OwnRows;
import dev.ragged.memory.query.StoredActivity;
import dev.ragged.memory.query.StoredGraph;
import dev.ragged.memory.recall.QuestionContext;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.memory.time.Period;
import dev.ragged.memory.topic.Topic;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.persona.PersonaMemory;
import dev.ragged.persona.Personalization;
import dev.ragged.persona.PreparedSearch;
import dev.ragged.retrieval.SearchRequest;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * The memory of one persona. What it returns includes what was recorded before the call, durable or
 * not. Thread-safe.
 *
 * <p>Methods that read throw {@link IllegalArgumentException} if the persona has no memory.
 */
public final class RememberedPersona implements PersonaMemory {
  private final PersonaId id;
  private final Roster roster;
  private final MemoryParts parts;
  private final OwnRows rows;
  private final OwnLog log;
  private final Recording recording;

  RememberedPersona(PersonaId id, Roster roster, MemoryParts parts) {
    this.id = Objects.requireNonNull(id, "persona");
    this.roster = roster;
    this.parts = parts;
    this.rows =
        new OwnRows(this::subject, parts.recorder(), parts.database(), parts.context().profiler());
    this.log = new OwnLog(rows);
    this.recording = new Recording(id, roster, parts);
  }

  /** Returns the persona. */
  public Persona persona() {
    return subject().persona();
  }

  @Override
  public MemoryStatus status() {
    return roster.status(id);
  }

  @Override
  public PreparedSearch prepare(SearchRequest request, Personalization how) {
    Optional<Subject> subject = roster.find(id);
    return subject.isPresent() && subject.get().persona().status().ranks()
        ? MeasuredReranker.in(
            parts.preparer().prepare(subject.get(), request, how), parts.context().profiler())
        : PreparedSearch.unchanged(request);
  }

  @Override
  public CompletableFuture<Boolean> record(Interaction interaction, Optional<float[]> vector) {
    return recording.interaction(interaction, vector);
  }

  @Override
  public CompletableFuture<Boolean> feedback(UUID interaction, Feedback feedback) {
    return recording.feedback(interaction, feedback);
  }

  @Override
  public List<Interaction> recent(int limit) {
    return log.recent(limit);
  }

  /** Returns the interaction of this id. */
  public Optional<Interaction> find(UUID interaction) {
    return log.find(interaction);
  }

  @Override
  public Optional<Feedback> feedback(UUID interaction) {
    return log.feedback(interaction);
  }

  /** Returns how many interactions there are. */
  public long count() {
    return log.count();
  }

  /** Returns the sessions, last used first, at most {@code limit}, which is at least 1. */
  public List<Session> sessions(int limit) {
    return log.sessions(limit);
  }

  /** Returns what the persona cares about now. */
  public InterestProfile profile() {
    return parts.profiles().profile(flushed(), parts.context().clock().instant());
  }

  /** As {@link #similarQuestions(String, int, double)}, however little alike they are. */
  public List<SimilarQuestion> similarQuestions(String text, int k) {
    return similarQuestions(text, k, 0);
  }

  /**
   * Returns the questions asked before that are most like {@code text}, closest first, of equally
   * close ones first the one that was first recorded; equal ones count as one. The last 50,000
   * interactions are looked at. Costs a call to the embedder, and at first the reading of all
   * vectors. Questions without one, as after a change of the embedder, are left out until it was
   * made in the background, unless they are few.
   *
   * @param k how many at most, at least 1
   * @param minSimilarity less similar ones are left out, in [0, 1]
   * @throws IllegalStateException if the memory keeps no vectors of questions
   * @throws dev.ragged.error.EmbeddingException if the text cannot be embedded
   */
  public List<SimilarQuestion> similarQuestions(String text, int k, double minSimilarity) {
    return parts.requireRecall().similar(flushed(), text, k, minSimilarity);
  }

  /**
   * Returns what {@code question} calls to the persona's mind, for whoever answers it. Without
   * vectors of questions there are no similar ones.
   *
   * @param question as the text of a {@link SearchRequest}
   * @throws dev.ragged.error.EmbeddingException if the question cannot be embedded
   */
  public QuestionContext context(String question) {
    return parts.contexts().read(flushed(), question);
  }

  /** Returns what the persona stated. */
  public Facts facts() {
    return new Facts(new FactAccess(id, roster, parts));
  }

  /** Returns what the application set for the persona, and for all personas. */
  public Preferences preferences() {
    return new Preferences(Optional.of(id), roster, parts);
  }

  /** Returns what the topics and documents that the persona met have to do with each other. */
  public TopicGraph graph() {
    return new StoredGraph(rows);
  }

  /** Returns what the persona asked over time. */
  public Activity activity() {
    return new StoredActivity(rows, parts.context().clock(), parts.options().time());
  }

  /** Returns how much is known of the persona, and what that is worth to its searches. */
  public Analytics analytics() {
    return new Analytics(id, roster, parts, rows);
  }

  @Override
  public long erase() {
    return eraseEverything().interactions();
  }

  /**
   * Erases everything of the persona but itself: interactions, topics, facts, its own preferences.
   * The receipt says what a search through all files found of it afterwards. Costs a read of the
   * whole store, as all erasures do.
   */
  public ErasureReceipt eraseEverything() {
    return parts.eraser().everything(subject());
  }

  /** Erases one interaction. */
  public ErasureReceipt erase(UUID interaction) {
    Objects.requireNonNull(interaction, "interaction");
    return parts.eraser().interaction(subject(), interaction);
  }

  /** Erases what was asked in a period. */
  public ErasureReceipt erase(Period period) {
    Objects.requireNonNull(period, "period");
    return parts.eraser().period(subject(), period);
  }

  /** Erases a topic, with the interactions whose questions spoke of it. */
  public ErasureReceipt eraseTopic(String topic) {
    return parts
        .eraser()
        .topic(subject(), Topic.fold(Texts.requireId(topic, "topic", Topic.MAX_NAME_LENGTH)));
  }

  /**
   * Writes what is kept of the persona to {@code out}, which stays open; see {@link ExportFormat}.
   * Reads one state of the memory, a row at a time, and holds it for as long as {@code out} takes.
   *
   * @param period when what is exported was asked, or empty for everything; topics are then counted
   *     from these questions alone
   * @throws dev.ragged.memory.portable.ExportException if {@code out} fails
   */
  public ExportSummary export(OutputStream out, ExportFormat format, Optional<Period> period) {
    return portability().write((export, of) -> export.write(of, out, format, period));
  }

  /** As above, to a new file of mode 0600, which appears once it is complete. */
  public ExportSummary export(Path file, ExportFormat format, Optional<Period> period) {
    return portability().write((export, of) -> export.write(of, file, format, period));
  }

  /**
   * Adds an export as {@link ExportFormat#JSON} of this persona or another to this memory, and
   * learns from it; see {@link dev.ragged.memory.portable}.
   *
   * @param in read to its end and left open; put aside in the store's directory, enciphered
   * @param dryRun whether to count only
   * @throws dev.ragged.memory.portable.ImportException if it is no such export
   * @throws IllegalStateException if the memory is not on
   */
  public ImportSummary importFrom(InputStream in, ImportConflict conflict, boolean dryRun) {
    return portability().read((reading, to) -> reading.read(to, in, conflict, dryRun));
  }

  /** As above, from a file, which is read twice. */
  public ImportSummary importFrom(Path file, ImportConflict conflict, boolean dryRun) {
    return portability().read((reading, to) -> reading.read(to, file, conflict, dryRun));
  }

  private Portability portability() {
    return new Portability(id, roster, parts);
  }

  private Subject flushed() {
    Subject subject = subject();
    parts.recorder().flush();
    return subject;
  }

  private Subject subject() {
    return roster.require(id);
  }
}
