package dev.ragged.memory;

import dev.ragged.document.Texts;
import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.EffectiveFact;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactConflict;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactTimeline;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.PredicateRules;
import dev.ragged.memory.store.FactTable;
import dev.ragged.memory.store.PredicateTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a persona stated: what held when, as known when. Thread-safe.
 *
 * <pre>{@code
 * Facts facts = memory.of("ana").facts();
 * facts.declare("lives in", Cardinality.SINGLE);
 * FactId oslo = facts.state(Fact.builder("lives in", "Oslo").validFrom(may).build());
 * facts.change(oslo, FactChange.end(august).because("moved out"));
 * facts.asOf(june, Instant.MAX);
 * }</pre>
 *
 * <p>A call that writes returns when what it wrote is durable; it shows in every call that begins
 * after that, and may show in one that runs beside it. Writing calls of all personas take turns.
 * Facts are stated and changed only while the memory is on; they are read, and predicates are
 * declared, whatever its status.
 *
 * <p>Every version is recorded at the clock's time, or at that of the persona's last version if the
 * clock was set back. What was answered for a known time stays the answer from the moment at which
 * that time is over and no call is writing.
 *
 * <p>Methods throw {@link IllegalArgumentException} if the persona has no memory.
 */
public final class Facts {
  private final FactAccess access;

  Facts(FactAccess access) {
    this.access = access;
  }

  /**
   * Says how many facts of a predicate hold at one time, in place of what was said before. It is
   * applied whenever facts are read, so no fact is lost by it, and none has to be stated again.
   *
   * @param predicate as in {@link Fact}
   */
  public void declare(String predicate, Cardinality cardinality) {
    PredicateRules.builder().rule(predicate, cardinality).build(); // refuses what cannot be one
    access.declare(predicate, cardinality);
  }

  /** Returns what was declared. */
  public PredicateRules rules() {
    return access.read("reading predicates", PredicateTable::rules);
  }

  /**
   * States a fact. If the same is believed already, with the same validity, confidence, source and
   * metadata, nothing is written.
   *
   * @return the id of the fact, or that of the one that is believed already
   * @throws IllegalStateException if the memory is paused or off
   */
  public FactId state(Fact fact) {
    return state(List.of(fact)).get(0);
  }

  /**
   * States facts in their order, all of them or none. One call is many times faster than one for
   * each, because the disk is waited for once.
   *
   * @return the id of each, as {@link #state(Fact)} gives it
   * @throws IllegalStateException if the memory is paused or off
   */
  public List<FactId> state(List<Fact> facts) {
    List<Fact> given = List.copyOf(facts);
    return access.write(
        "stating facts",
        writer -> {
          List<FactId> ids = new ArrayList<>(given.size());
          for (Fact fact : given) {
            ids.add(writer.state(fact));
          }
          return List.copyOf(ids);
        });
  }

  /**
   * Changes a fact: updates, ends, retracts it, or rolls it back. Costs time in proportion to the
   * versions that the fact has.
   *
   * @return the version that is the last now
   * @throws IllegalArgumentException if there is no such fact, or it cannot be changed so
   * @throws dev.ragged.memory.fact.StaleFactException if the change expects another version
   * @throws IllegalStateException if the memory is paused or off
   */
  public FactVersion change(FactId fact, FactChange change) {
    Objects.requireNonNull(fact, "fact");
    Objects.requireNonNull(change, "change");
    return access.write("changing a fact", writer -> writer.change(fact, change));
  }

  /**
   * Returns what held at {@code validTime}, as known at {@code knownTime}, in the order in which it
   * was recorded; {@link Instant#MAX} as known time asks for all that is known. See {@link
   * FactTimeline}.
   *
   * <p>Answered from the heap. The first question after a change reads all versions of the persona.
   */
  public List<FactVersion> asOf(Instant validTime, Instant knownTime) {
    Objects.requireNonNull(validTime, "validTime");
    Objects.requireNonNull(knownTime, "knownTime");
    return access.index().asOf(validTime, knownTime);
  }

  /** Returns what holds now, by all that is known. Costs as much as {@link #asOf}. */
  public List<FactVersion> current() {
    return access.index().current(access.now());
  }

  /** As {@link #current()}, of one subject and predicate; reads no more than their rows. */
  public List<FactVersion> current(String subject, String predicate) {
    return timeline(subject, predicate, Instant.MAX).current(access.now());
  }

  /**
   * Returns when each fact of one subject and predicate held, as known at {@code knownTime}, by
   * start, then in the order in which they were recorded. Those that exclude each other never
   * overlap.
   */
  public List<EffectiveFact> effective(String subject, String predicate, Instant knownTime) {
    Objects.requireNonNull(knownTime, "knownTime");
    return timeline(subject, predicate, knownTime).effective(knownTime);
  }

  private FactTimeline timeline(String subject, String predicate, Instant knownTime) {
    Texts.requireId(subject, "subject", Fact.MAX_SUBJECT_LENGTH);
    Texts.requireId(predicate, "predicate", Fact.MAX_PREDICATE_LENGTH);
    return access.read(
        "reading facts",
        (statements, owner) ->
            FactTimeline.of(
                FactTable.known(statements, owner, subject, predicate, knownTime),
                PredicateTable.rules(statements, owner, predicate)));
  }

  /** Returns the last version of a fact, which may be its retraction. */
  public Optional<FactVersion> find(FactId fact) {
    Objects.requireNonNull(fact, "fact");
    return access.read(
        "reading a fact", (statements, owner) -> FactTable.last(statements, owner, fact));
  }

  /** Returns all versions of a fact. */
  public Optional<FactHistory> history(FactId fact) {
    Objects.requireNonNull(fact, "fact");
    return access.read(
        "reading a fact's history",
        (statements, owner) -> FactTable.history(statements, owner, fact));
  }

  /**
   * Returns the pairs of believed facts between which a rule had to choose, by the start of their
   * overlap. Reads all that is believed.
   *
   * @param limit most pairs to return, 1 or more
   */
  public List<FactConflict> conflicts(int limit) {
    return access.read(
        "reading facts",
        (statements, owner) ->
            FactTimeline.of(
                    FactTable.believed(statements, owner), PredicateTable.rules(statements, owner))
                .conflicts(Instant.MAX, limit));
  }
}
