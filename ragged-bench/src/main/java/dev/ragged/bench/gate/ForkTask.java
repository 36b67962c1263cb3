package dev.ragged.bench.gate;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a fork measures. Both programs get the same. Immutable.
 *
 * @param operations names, of {@link PairedFork#OPERATIONS}
 * @param seed of documents and questions
 * @param documents how many the store of questions has, at least 1
 * @param backend that answers them
 * @param warmUp after which an operation is measured although its times still change
 */
public record ForkTask(
    List<String> operations, long seed, int documents, String backend, Duration warmUp) {
  /** All operations on 1,000 documents, with an index that gives the same answers every time. */
  public static final ForkTask DEFAULT =
      new ForkTask(PairedFork.OPERATIONS, 42, 1_000, "exact", Duration.ofMillis(2_500));

  /** Creates a task. */
  public ForkTask {
    operations = List.copyOf(operations);
    if (operations.isEmpty() || documents < 1 || warmUp.isNegative()) {
      throw new IllegalArgumentException(
          "there must be an operation, a document, and no negative time: operations="
              + operations
              + ", documents="
              + documents
              + ", warmUp="
              + warmUp);
    }
  }

  /** Returns it as arguments of a program. */
  List<String> words() {
    return List.of(
        "operations=" + String.join(",", operations),
        "seed=" + seed,
        "documents=" + documents,
        "backend=" + backend,
        "warm_up_ms=" + warmUp.toMillis());
  }

  /** Reads what {@link #words} gave; what another version added is not used. */
  static ForkTask parse(List<String> words) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("each argument must be name=value: " + word);
      }
      values.put(word.substring(0, equals), word.substring(equals + 1));
    }
    return new ForkTask(
        Arrays.asList(required(values, "operations").split(",", -1)),
        Long.parseLong(required(values, "seed")),
        Integer.parseInt(required(values, "documents")),
        required(values, "backend"),
        Duration.ofMillis(Long.parseLong(required(values, "warm_up_ms"))));
  }

  private static String required(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("missing argument: " + name);
    }
    return value;
  }
}
