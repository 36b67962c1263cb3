package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileJsonTest {
  private static final String GOLDEN = "profile-1.json";

  @TempDir Path folder;

  private static String json(ProfileReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProfileWriter.write(report, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private ProfileReport read(String json) throws IOException {
    return ProfileReport.readJson(Files.writeString(folder.resolve("p.json"), json));
  }

  private static String golden() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ProfileJsonTest.class.getResourceAsStream(GOLDEN), GOLDEN)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What the golden file holds. */
  private static ProfileReport goldenReport() {
    Durations search = TestReports.nanos(3, i -> 1_000_000L * (i + 1));
    Durations embed = TestReports.nanos(2, i -> 200_000L);
    return new ProfileReport(
        "golden",
        Instant.parse("2026-11-27T10:00:00.123456789Z"),
        Duration.ofMillis(2_310),
        TestReports.HERE,
        new ProcessFigures(
            OptionalLong.of(12_345_678),
            2,
            Duration.ofMillis(7),
            Duration.ofMillis(4),
            OptionalLong.empty(),
            OptionalLong.of(99_000_000)),
        1,
        List.of(
            new ProfileMetric(
                List.of("search"),
                1,
                new ProfileMetric.Costs(
                    5_600_000,
                    Optional.of(new ProfileMetric.Allocation(3_000, 1_000)),
                    OptionalLong.of(4_000_000)),
                Map.of("results", 30L),
                search),
            TestReports.metric("search/search.embed", embed, 400_000, 2_000, Map.of())));
  }

  private static ProfileReport random(Random random) {
    List<ProfileMetric> metrics = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      int count = random.nextInt(40);
      DurationTally tally = new DurationTally(2 * random.nextInt(20));
      IntStream.range(0, count)
          .forEach(k -> tally.add(random.nextLong() >>> (20 + random.nextInt(40))));
      Map<String, Long> counters = new HashMap<>();
      for (int k = random.nextInt(3); k > 0; k--) {
        counters.put(text(random), random.nextLong());
      }
      metrics.add(
          new ProfileMetric(
              List.of("op" + i, text(random)),
              count == 0 ? 0 : random.nextInt(count),
              new ProfileMetric.Costs(
                  random.nextLong() >>> 1,
                  random.nextBoolean()
                      ? Optional.empty()
                      : Optional.of(
                          new ProfileMetric.Allocation(
                              random.nextLong() >>> 1, random.nextLong() >>> 1)),
                  maybe(random)),
              counters,
              tally.snapshot()));
    }
    return new ProfileReport(
        text(random),
        Instant.ofEpochSecond(random.nextLong() >>> 30, random.nextInt(1_000_000_000)),
        Duration.ofNanos(random.nextLong() >>> 1),
        new Environment(Map.of(text(random), text(random))),
        new ProcessFigures(
            maybe(random),
            random.nextLong() >>> 1,
            Duration.ofNanos(random.nextLong() >>> 1),
            Duration.ofNanos(random.nextLong() >>> 1),
            maybe(random),
            maybe(random)),
        random.nextLong() >>> 1,
        metrics);
  }

  private static OptionalLong maybe(Random random) {
    return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong() >>> 1);
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(8), 0, 0x11000)
        .filter(Character::isDefined)
        .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void readJson_whatWasWritten_isEqual() {
    long seed = Long.getLong("ragged.test.seed", System.nanoTime());
    System.out.println("ProfileJsonTest: -Dragged.test.seed=" + seed);
    Random random = new Random(seed);
    Path file = folder.resolve("profile.json");
    for (int round = 0; round < 200; round++) {
      ProfileReport report = random(random);
      report.writeJson(file);
      assertThat(ProfileReport.readJson(file)).isEqualTo(report);
    }
  }

  @Test
  void readJson_ofASession_isEqual() {
    Path file = folder.resolve("session.json");
    try (ProfileSession session = ProfileSession.start("session")) {
      session.run("outer", () -> session.run("inner", () -> {}));
      ProfileReport report = session.report();
      report.writeJson(file);
      assertThat(ProfileReport.readJson(file)).isEqualTo(report);
    }
  }

  @Test
  void golden_ofVersion1_staysReadable() throws IOException {
    assertThat(read(golden())).isEqualTo(goldenReport());
  }

  @Test
  void golden_writtenAnew_isTheSame() throws IOException {
    assertThat(json(goldenReport())).isEqualTo(golden());
  }

  @Test
  void readJson_unknownMembers_areIgnored() throws IOException {
    String more =
        golden()
            .replace("\"name\"", "\"new\" : {\"a\" : [ 1, {\"b\" : null} ]}, \"name\"")
            .replace("\"collections\"", "\"new\" : [ ], \"collections\"")
            .replace("\"errors\"", "\"new\" : true, \"errors\"")
            .replace("\"unit\"", "\"new\" : 1.5, \"unit\"");
    assertThat(more).contains("\"new\" : 1.5");
    assertThat(read(more)).isEqualTo(goldenReport());
  }

  @Test
  void readJson_newerSchema_isRefused() throws IOException {
    String newer = golden().replace("\"schemaVersion\" : 1", "\"schemaVersion\" : 2");
    assertThatThrownBy(() -> read(newer))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/schemaVersion in line 2 is newer than this Ragged")
        .hasMessageContaining("found 2")
        .hasMessageContaining("p.json");
  }

  private void assertRefused(String found, String replacement, String... words) throws IOException {
    String changed = golden().replaceFirst(found, replacement);
    assertThat(changed).as(found).isNotEqualTo(golden());
    assertThatThrownBy(() -> read(changed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(words);
  }

  @Test
  void readJson_badMember_isRefusedByItsPlace() throws IOException {
    assertRefused("\"schemaVersion\" : 1", "\"schemaVersion\" : 0", "/schemaVersion", "at least 1");
    assertRefused("\"schemaVersion\" : 1,", "", "/name", "\"schemaVersion\", before all others");
    assertRefused("\"name\" : \"golden\",", "", "the top", "must have a member \"name\"");
    assertRefused("\"golden\"", "7", "/name", "must be a text: found VALUE_NUMBER_INT");
    assertRefused("2026-11-27T", "yesterday ", "/start", "yesterday");
    assertRefused("2310000000", "-1", "/durationNs", "at least 0: found -1");
    assertRefused("2310000000", "1.5", "/durationNs", "an integer");
    assertRefused("2310000000", "99999999999999999999", "/durationNs", "at most 63 bits");
    assertRefused("\"17.0.15\\+6\"", "[]", "/environment/java", "must be a text");
    assertRefused("\"collections\" : 2", "\"collections\" : {}", "/process/collections");
    assertRefused("\"search\" \\],", "3 ],", "/operations/0/path/0", "must be a text");
    assertRefused("\"path\" : \\[ \"search\" \\],", "", "/operations/0", "\"path\"");
    assertRefused(
        "\"path\" : \\[ \"search\" \\]", "\"path\" : []", "/operations/0", "not be empty");
    assertRefused(
        "\"path\" : \\[ \"search\" \\]", "\"path\" : 1", "/operations/0/path", "an array");
    assertRefused("\"errors\" : 1", "\"errors\" : 4", "/operations/0", "errors=4, count=3");
    assertRefused("\"results\" : 30", "\"results\" : true", "/operations/0/counters/results");
    assertRefused("\"count\" : 3", "\"count\" : 4", "/operations/0/time", "count=4, histogram=3");
    assertRefused("\"min\" : 1000000", "\"min\" : 1", "/operations/0/time", "min=1, max=3000000");
    assertRefused("\"samples\" : \\[", "\"samples\" : [ 9,", "/operations/0/time");
    assertRefused("1000000, 2000000, 3000000", "1000000, 2", "found 2");
    assertRefused("\"sumOfSquares\" : 1.4E13", "\"sumOfSquares\" : \"x\"", "must be a number");
    for (String infinite : List.of("1e999", "-1e999", "9".repeat(400))) {
      assertRefused(
          "\"sumOfSquares\" : 1.4E13",
          "\"sumOfSquares\" : " + infinite,
          "/operations/0/time/sumOfSquares",
          "must be at most 1.797",
          "found " + infinite);
    }
    assertRefused("\"total\" : 3000,", "", "/operations/0/allocation", "\"total\"");
    assertRefused("\"histogram\" : \"", "\"histogram\" : \"AAAA", "/operations/0/time/histogram");
    assertRefused("\"search\", \"search.embed\"", "\"search\"", "the top", "different paths");
    assertRefused("\"name\"", "\"name\" : \"x\", \"name\"", "Duplicate field 'name'");
    assertRefused("\"process\" : \\{", "\"process\" : {,", "/process", "well-formed JSON");
  }

  @Test
  void readJson_truncatedAnywhere_isRefused() throws IOException {
    String whole = golden().stripTrailing();
    for (int length = 0; length < whole.length(); length++) {
      InputStream cut =
          new ByteArrayInputStream(whole.substring(0, length).getBytes(StandardCharsets.UTF_8));
      assertThatThrownBy(() -> ProfileReader.read(cut, "cut"))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void readJson_moreBehindTheEnd_isRefused() {
    assertThatThrownBy(() -> read(golden() + "{}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must end here");
  }

  @Test
  void readJson_noFile_isRefused() {
    assertThatThrownBy(() -> ProfileReport.readJson(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no such profile: file=" + folder);
  }

  @Test
  void writeJson_overAnother_replacesItAndLeavesNothingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("p.json"), "old");
    TestReports.report("new").writeJson(file);
    assertThat(ProfileReport.readJson(file).name()).isEqualTo("new");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void writeJson_whereNothingCanBe_saysWhichFile() throws IOException {
    Path file = folder.resolve("missing").resolve("p.json");
    assertThatThrownBy(() -> TestReports.report("x").writeJson(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("the profile cannot be written: file=" + file);
    Path taken = Files.createDirectory(folder.resolve("taken"));
    Files.createFile(taken.resolve("inside"));
    assertThatThrownBy(() -> TestReports.report("x").writeJson(taken))
        .isInstanceOf(UncheckedIOException.class);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).as("no temporary file").containsExactly(taken);
    }
  }

  @Test
  void histogram_inTheFile_isReadByTheLibrary() throws IOException {
    String text = golden().replaceAll("(?s).*?\"histogram\" : \"([^\"]*)\".*", "$1");
    Histogram theirs =
        Histogram.decodeFromByteBuffer(ByteBuffer.wrap(Base64.getDecoder().decode(text)), 0);
    assertThat(theirs.getTotalCount()).isEqualTo(3);
    assertThat(theirs.valuesAreEquivalent(theirs.getMaxValue(), 3_000_000)).isTrue();
  }
}
