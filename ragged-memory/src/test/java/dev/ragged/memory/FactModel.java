package dev.ragged.memory;

import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactTimeline;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.PredicateRules;
import dev.ragged.memory.fact.RecordStamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one persona's facts must be: lists in the heap, searched from end to end. */
final class FactModel {
  private final Map<FactId, FactHistory> histories = new LinkedHashMap<>();
  private final Map<String, Cardinality> cardinalities = new LinkedHashMap<>();
  private Optional<RecordStamp> last = Optional.empty();

  void erase() {
    histories.clear();
    cardinalities.clear();
    last = Optional.empty();
  }

  void declare(String predicate, Cardinality cardinality) {
    cardinalities.put(predicate, cardinality);
  }

  /** Returns the fact that is believed and states the same. */
  Optional<FactId> same(Fact fact) {
    return histories.values().stream()
        .map(FactHistory::latest)
        .filter(version -> !version.isRetraction() && version.fact().equals(fact))
        .min(Comparator.comparing(FactVersion::sequence))
        .map(FactVersion::id);
  }

  void add(FactId id, Fact fact, Instant now) {
    last = Optional.of(stamp(now));
    histories.put(id, FactHistory.of(List.of(FactVersion.stated(id, fact, last.get()))));
  }

  FactVersion change(FactId id, FactChange change, Instant now) {
    FactHistory history = history(id);
    FactHistory changed = history.plus(change.apply(history, stamp(now)));
    last = Optional.of(changed.latest().recorded());
    histories.put(id, changed);
    return changed.latest();
  }

  private RecordStamp stamp(Instant now) {
    return last.isPresent() ? last.get().next(now) : RecordStamp.first(now);
  }

  FactHistory history(FactId id) {
    return Optional.ofNullable(histories.get(id)).orElseThrow();
  }

  List<FactId> ids() {
    return new ArrayList<>(histories.keySet());
  }

  PredicateRules rules() {
    PredicateRules.Builder rules = PredicateRules.builder();
    cardinalities.forEach(rules::rule);
    return rules.build();
  }

  FactTimeline timeline() {
    return FactTimeline.of(
        histories.values().stream().flatMap(history -> history.versions().stream()).toList(),
        rules());
  }

  /** Returns the time of the last record. */
  long lastRecorded() {
    return last.map(stamp -> stamp.time().toEpochMilli()).orElse(0L);
  }
}
