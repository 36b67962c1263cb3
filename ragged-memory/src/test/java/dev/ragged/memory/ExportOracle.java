package dev.ragged.memory;

import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What an export must hold, worked out plainly: interactions from what was recorded, and what was
 * learned from the topics that the export itself has for each interaction.
 */
final class ExportOracle {
  private static final DateTimeFormatter TIMES =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private ExportOracle() {}

  static String time(Instant time) {
    return TIMES.format(time);
  }

  /** Returns the interactions of {@code persona}, without topics. */
  static List<Map<String, Object>> interactions(
      String persona, List<RandomInteractions.Asked> asked, Predicate<Instant> when) {
    List<RandomInteractions.Asked> sorted = new ArrayList<>(asked);
    sorted.removeIf(each -> !when.test(each.interaction().askedAt()));
    sorted.sort(Comparator.comparing(each -> each.interaction().askedAt())); // stable
    return sorted.stream().map(each -> interaction(persona, each)).toList();
  }

  private static Map<String, Object> interaction(String persona, RandomInteractions.Asked asked) {
    Interaction interaction = asked.interaction();
    Optional<Feedback> last =
        asked.verdicts().isEmpty()
            ? Optional.empty()
            : Optional.of(asked.verdicts().get(asked.verdicts().size() - 1).feedback());
    List<Object> events = new ArrayList<>();
    for (RandomInteractions.Verdict verdict : asked.verdicts()) {
      Map<String, Object> event = new LinkedHashMap<>();
      event.put("given_at", time(verdict.at()));
      event.put("verdict", word(verdict.feedback()));
      event.put("correction", orNull(verdict.feedback().correction()));
      events.add(event);
    }
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("id", interaction.id().toString());
    expected.put("persona", persona);
    expected.put("session", interaction.session().orElseThrow().toString());
    expected.put("timestamp", time(interaction.askedAt()));
    expected.put("query", interaction.query());
    expected.put("response", orNull(interaction.response()));
    expected.put(
        "retrieved_documents", interaction.hits().stream().map(ChunkId::toString).toList());
    expected.put("model_used", orNull(interaction.model()));
    expected.put(
        "latency_ms", plain(new BigDecimal(interaction.latency().toNanos()).scaleByPowerOfTen(-6)));
    expected.put("feedback", orNull(last.map(ExportOracle::word)));
    expected.put("correction", orNull(last.flatMap(Feedback::correction)));
    expected.put("feedback_events", events);
    expected.put("metadata", interaction.metadata());
    return expected;
  }

  static BigDecimal plain(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }

  private static String word(Feedback feedback) {
    return feedback.verdict() == Feedback.Verdict.POSITIVE ? "positive" : "negative";
  }

  private static Object orNull(Optional<String> text) {
    return text.isPresent() ? text.get() : JsonTree.NULL;
  }

  /** Returns the sessions by id, from the first to the last interaction in each. */
  static Map<String, String> sessions(JsonTree export) {
    Map<String, SortedSet<String>> times = new TreeMap<>();
    for (JsonTree interaction : export.objects("interactions")) {
      times
          .computeIfAbsent(interaction.text("session"), session -> new TreeSet<>())
          .add(interaction.text("timestamp"));
    }
    Map<String, String> sessions = new TreeMap<>();
    times.forEach((id, all) -> sessions.put(id, all.first() + " " + all.last()));
    return sessions;
  }

  /** Returns lines of topics and edges, sorted, as {@link #learned} makes them of an export. */
  static List<String> counted(JsonTree export, Instant now) {
    Map<String, List<JsonTree>> asked = new TreeMap<>();
    Map<String, List<JsonTree>> found = new TreeMap<>();
    Map<String, SortedSet<String>> edges = new TreeMap<>();
    for (JsonTree interaction : export.objects("interactions")) {
      String id = interaction.text("timestamp") + interaction.text("id");
      List<String> topics = interaction.texts("topics");
      List<String> others = interaction.texts("found_topics");
      topics.forEach(t -> asked.computeIfAbsent(t, k -> new ArrayList<>()).add(interaction));
      others.forEach(t -> found.computeIfAbsent(t, k -> new ArrayList<>()).add(interaction));
      List<String> all = new ArrayList<>(topics);
      all.addAll(others);
      for (String one : topics) {
        add(edges, "INTERESTED_IN|" + export.object("metadata").text("persona") + "|" + one, id);
        all.stream()
            .filter(other -> !other.equals(one))
            .forEach(other -> add(edges, "CO_OCCURS|" + inOrder(one, other), id));
      }
      for (String shown : new TreeSet<>(interaction.texts("retrieved_documents"))) {
        String document = shown.substring(0, shown.lastIndexOf('#'));
        add(edges, "ACCESSED|" + export.object("metadata").text("persona") + "|" + document, id);
        topics.forEach(topic -> add(edges, "SHOWN_FOR|" + topic + "|" + document, id));
      }
    }
    List<String> lines = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(asked.keySet());
    names.addAll(found.keySet());
    for (String name : names) {
      lines.add(
          topic(
              name, asked.getOrDefault(name, List.of()), found.getOrDefault(name, List.of()), now));
    }
    edges.forEach(
        (edge, ids) -> lines.add(edge + "|" + ids.size() + "|" + ids.last().substring(0, 24)));
    lines.sort(Comparator.naturalOrder());
    return lines;
  }

  private static void add(Map<String, SortedSet<String>> edges, String edge, String interaction) {
    edges.computeIfAbsent(edge, key -> new TreeSet<>()).add(interaction);
  }

  private static String inOrder(String one, String other) {
    return Arrays.compareUnsigned(
                one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8))
            < 0
        ? one + "|" + other
        : other + "|" + one;
  }

  private static String topic(
      String name, List<JsonTree> asked, List<JsonTree> found, Instant now) {
    List<Instant> times =
        (asked.isEmpty() ? found : asked)
            .stream().map(each -> Instant.parse(each.text("timestamp"))).sorted().toList();
    TreeSet<String> documents = new TreeSet<>();
    for (JsonTree interaction : asked) {
      interaction
          .texts("retrieved_documents")
          .forEach(shown -> documents.add(shown.substring(0, shown.lastIndexOf('#'))));
    }
    double interest = asked.isEmpty() ? 0 : interest(times, documents.size(), now);
    return topicLine(
        name,
        interest,
        time(times.get(0)),
        time(times.get(times.size() - 1)),
        asked.size(),
        found.size(),
        documents.size());
  }

  private static double interest(List<Instant> times, int documents, Instant now) {
    double days = (now.toEpochMilli() - times.get(times.size() - 1).toEpochMilli()) / 86_400_000.0;
    return 0.35 * Math.min(times.size() / 10.0, 1)
        + 0.30 * Math.exp(-0.05 * Math.max(0, days))
        + 0.20 * consistency(times)
        + 0.15 * Math.min(documents / 50.0, 1);
  }

  private static double consistency(List<Instant> times) {
    int gaps = times.size() - 1;
    double span = times.get(gaps).toEpochMilli() - times.get(0).toEpochMilli();
    if (gaps < 2 || span == 0) {
      return 0;
    }
    double mean = span / gaps;
    double squares = 0;
    for (int i = 0; i < gaps; i++) {
      double gap = times.get(i + 1).toEpochMilli() - times.get(i).toEpochMilli();
      squares += (gap - mean) * (gap - mean);
    }
    return 1 / (1 + Math.sqrt(squares / gaps) / mean);
  }

  private static String topicLine(
      String name,
      double interest,
      String first,
      String last,
      long frequency,
      long found,
      long documents) {
    return String.format(
        Locale.ROOT,
        "topic %s %.5f %s %s %d %d %d",
        name,
        interest,
        first,
        last,
        frequency,
        found,
        documents);
  }

  /** Returns what an export says was learned, a line for each topic and edge, sorted. */
  static List<String> learned(JsonTree export) {
    List<String> lines = new ArrayList<>();
    for (JsonTree topic : export.objects("topics")) {
      lines.add(
          topicLine(
              topic.text("name"),
              topic.fraction("interest_level"),
              topic.text("first_seen"),
              topic.text("last_seen"),
              topic.number("frequency"),
              topic.number("found"),
              topic.number("documents")));
    }
    for (JsonTree edge : export.objects("graph_relationships")) {
      lines.add(
          String.join(
              "|",
              edge.text("type"),
              edge.text("from"),
              edge.text("to"),
              Long.toString(edge.number("frequency")),
              edge.text("last_seen")));
    }
    lines.sort(Comparator.naturalOrder());
    return lines;
  }
}
