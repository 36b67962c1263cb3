package dev.ragged.memory.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Random statements and changes of facts on a time line of a few milliseconds, and an oracle for
 * them that shares no code with what it checks: it replays plain numbers for every question, and
 * compares each fact with each other. One thread at a time.
 */
final class FactLog {
  /** Valid times are stated from 0 to here; at most one less is a start. */
  static final int LAST_TIME = 9;

  private static final long FOREVER = 1_000_000;

  /** One thing done to a fact, in the order of sequence; {@code recorded} is already clamped. */
  record Entry(
      int fact,
      int number,
      boolean retracted,
      String predicate,
      String object,
      long from,
      long to,
      long recorded,
      long sequence) {

    boolean excludes(Entry other) {
      boolean same = predicate.equals(other.predicate);
      return switch (predicate) {
        case "lives in" -> same;
        case "knows" -> same && object.equals(other.object);
        default -> false;
      };
    }

    boolean beats(Entry other) {
      if (from != other.from) {
        return from > other.from;
      }
      return recorded != other.recorded ? recorded > other.recorded : sequence > other.sequence;
    }
  }

  private final Random random;
  private final List<Entry> entries = new ArrayList<>();
  private final List<FactHistory> histories = new ArrayList<>();
  private long sequence;
  private long clock;

  FactLog(Random random) {
    this.random = random;
  }

  /** Does one more thing, at a clock that stands still, runs, or is set back. */
  void step() {
    clock = Math.max(0, clock + random.nextInt(5) - 1);
    sequence++;
    if (histories.isEmpty() || random.nextInt(3) > 0) {
      state();
      return;
    }
    int fact = random.nextInt(histories.size());
    boolean retracted = last(fact).retracted();
    switch (random.nextInt(4)) {
      case 0 -> rollBack(fact);
      case 1 -> {
        if (!retracted) {
          end(fact);
        }
      }
      case 2 -> {
        if (!retracted) {
          update(fact);
        }
      }
      default -> {
        if (!retracted) {
          retract(fact);
        }
      }
    }
  }

  private void state() {
    int fact = histories.size();
    String predicate = pick("lives in", "knows", "likes");
    Entry entry = content(fact, 1, predicate, clock);
    entries.add(entry);
    FactVersion first = FactVersion.stated(Samples.id(fact), fact(entry), stamp());
    histories.add(FactHistory.of(List.of(first)));
  }

  private void update(int fact) {
    Entry last = last(fact);
    Entry entry = content(fact, last.number() + 1, last.predicate(), clamped(last));
    change(entry, FactChange.update(fact(entry)));
  }

  private void end(int fact) {
    Entry last = last(fact);
    long least = Math.max(0, last.from() + 1);
    long end = least + random.nextInt(3);
    if (end < last.to()) {
      change(
          next(last, last, false, end), FactChange.end(Samples.at(end)).expecting(last.number()));
    }
  }

  private void retract(int fact) {
    Entry last = last(fact);
    change(next(last, last, true, last.to()), FactChange.retract());
  }

  private void rollBack(int fact) {
    Entry last = last(fact);
    List<Entry> earlier =
        entries.stream()
            .filter(e -> e.fact() == fact && e.number() < last.number() && !e.retracted())
            .toList();
    if (!earlier.isEmpty()) {
      Entry target = earlier.get(random.nextInt(earlier.size()));
      change(next(last, target, false, target.to()), FactChange.rollBack(target.number()));
    }
  }

  private void change(Entry entry, FactChange change) {
    entries.add(entry);
    FactHistory history = histories.get(entry.fact());
    histories.set(entry.fact(), history.plus(change.apply(history, stamp())));
  }

  private Entry content(int fact, int number, String predicate, long recorded) {
    long from = random.nextInt(6) == 0 ? -FOREVER : random.nextInt(LAST_TIME);
    long least = Math.max(from + 1, 1);
    long to =
        random.nextInt(3) == 0 ? FOREVER : least + random.nextInt((int) (LAST_TIME + 1 - least));
    return new Entry(fact, number, false, predicate, pick("a", "b"), from, to, recorded, sequence);
  }

  private Entry next(Entry last, Entry content, boolean retracted, long to) {
    return new Entry(
        last.fact(),
        last.number() + 1,
        retracted,
        content.predicate(),
        content.object(),
        content.from(),
        to,
        clamped(last),
        sequence);
  }

  private long clamped(Entry last) {
    return Math.max(clock, last.recorded());
  }

  private Entry last(int fact) {
    return entries.stream().filter(e -> e.fact() == fact).reduce((a, b) -> b).orElseThrow();
  }

  private RecordStamp stamp() {
    return Samples.stamp(clock, sequence);
  }

  private static Fact fact(Entry entry) {
    Fact.Builder builder = Fact.builder(entry.predicate(), entry.object());
    if (entry.from() != -FOREVER) {
      builder.validFrom(Samples.at(entry.from()));
    }
    if (entry.to() != FOREVER) {
      builder.validTo(Samples.at(entry.to()));
    }
    return builder.build();
  }

  private String pick(String... choices) {
    return Objects.requireNonNull(choices[random.nextInt(choices.length)]);
  }

  List<FactHistory> histories() {
    return histories;
  }

  List<FactVersion> versions() {
    return histories.stream().flatMap(history -> history.versions().stream()).toList();
  }

  /** Returns the greatest recorded time so far. */
  long lastRecorded() {
    return entries.stream().mapToLong(Entry::recorded).max().orElse(-1);
  }

  /** Returns the recorded time of the last thing done. */
  long recordedLast() {
    return entries.get(entries.size() - 1).recorded();
  }

  int size() {
    return entries.size();
  }

  /** Returns what was believed at {@code known}: of each fact the last entry, unless retracted. */
  List<Entry> believed(long known) {
    List<Entry> believed = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry.recorded() <= known) {
        believed.removeIf(former -> former.fact() == entry.fact());
        believed.add(entry);
      }
    }
    believed.removeIf(Entry::retracted);
    return believed;
  }

  /** Returns what is stated to hold at {@code time}. */
  List<Entry> stated(long time, long known) {
    return believed(known).stream().filter(e -> e.from() <= time && time < e.to()).toList();
  }

  /** Returns the sequence numbers of what held at {@code time}, ascending. */
  List<Long> held(long time, long known) {
    List<Entry> stated = stated(time, known);
    return stated.stream()
        .filter(e -> stated.stream().noneMatch(other -> other.excludes(e) && other.beats(e)))
        .map(Entry::sequence)
        .sorted()
        .toList();
  }

  @Override
  public String toString() {
    return entries.toString();
  }
}
