package dev.ragged.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.tck.HostileTexts;
import java.nio.BufferUnderflowException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Different keys have different digests, however their parts are cut. */
class DigestTest {
  private static Digest digest(List<String> parts) {
    ValueWriter writer = new ValueWriter();
    parts.forEach(writer::text);
    return Digest.of(writer);
  }

  @Test
  void digest_sameTextCutElsewhere_isAnother() {
    assertThat(digest(List.of("a|b", "c"))).isNotEqualTo(digest(List.of("a", "b|c")));
    assertThat(digest(List.of("salary|hr", "bob")))
        .isNotEqualTo(digest(List.of("salary", "hr|bob")));
    assertThat(digest(List.of("a", ""))).isNotEqualTo(digest(List.of("", "a")));
    assertThat(digest(List.of("a"))).isNotEqualTo(digest(List.of("a", "")));
    assertThat(digest(List.of("a", "b"))).isEqualTo(digest(List.of("a", "b")));
  }

  @Test
  void digest_randomCuts_collideNever() {
    long seed = 20_260_101;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    // Separators, lengths as text and as bytes, and what escapes them.
    String[] pieces = {"a", "b", "|", "\\|", "\0", "\0\0\0\1", "\0\0\0\1a", "1", ":", "\"", "é"};
    Map<Digest, List<String>> seen = new HashMap<>();
    for (int i = 0; i < 200_000; i++) {
      List<String> parts = new ArrayList<>();
      for (int part = random.nextInt(4); part >= 0; part--) {
        StringBuilder text = new StringBuilder();
        for (int piece = random.nextInt(4); piece > 0; piece--) {
          text.append(pieces[random.nextInt(pieces.length)]);
        }
        parts.add(text.toString());
      }
      List<String> other = seen.putIfAbsent(digest(parts), parts);
      assertThat(other == null || other.equals(parts)).as("%s and %s", other, parts).isTrue();
    }
    assertThat(seen).hasSizeGreaterThan(10_000);
  }

  @Test
  void digest_hostileTexts_collideNever() {
    Map<Digest, List<String>> seen = new HashMap<>();
    for (String first : HostileTexts.KEPT) {
      for (String second : HostileTexts.KEPT) {
        List<String> parts = List.of(first, second);
        assertThat(seen.put(digest(parts), parts)).as("%s", parts).isNull();
      }
    }
  }

  @Test
  void digest_partsOfOtherKinds_areToldApart() {
    assertThat(Digest.of(new ValueWriter().number(0.0)))
        .isNotEqualTo(Digest.of(new ValueWriter().number(-0.0)));
    assertThat(Digest.of(new ValueWriter().vector(new float[] {0f})))
        .isNotEqualTo(Digest.of(new ValueWriter().vector(new float[] {-0f})));
    assertThat(Digest.of(new ValueWriter().number(1)))
        .isNotEqualTo(Digest.of(new ValueWriter().number(1L)));
  }

  @Test
  void text_unpairedSurrogate_isRefusedWithItsPlace() {
    Map<String, Integer> places =
        Map.of("\uD800", 0, "\uD801", 0, "\uDC00", 0, "ab\uD800c", 2, "\uD800\uD800\uDC00", 0);
    places.forEach(
        (bad, place) ->
            assertThatThrownBy(() -> new ValueWriter().text(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unpaired surrogate at index " + place));
    assertThat(new ValueReader(new ValueWriter().text("\uD83D\uDE00é\0").toBytes()).text())
        .isEqualTo("\uD83D\uDE00é\0");
  }

  @Test
  void reader_whatWasWritten_comesBackBitForBit() {
    float[] vector = {1.5f, -0f, Float.NaN, Float.MIN_VALUE};
    byte[] bytes =
        new ValueWriter()
            .tag(255)
            .number(-7)
            .number(1L << 40)
            .number(0.1)
            .text("x".repeat(3_000))
            .vector(vector)
            .toBytes();
    ValueReader reader = new ValueReader(bytes);
    assertThat(reader.tag()).isEqualTo(255);
    assertThat(reader.number()).isEqualTo(-7);
    assertThat(reader.longNumber()).isEqualTo(1L << 40);
    assertThat(reader.doubleNumber()).isEqualTo(0.1);
    assertThat(reader.text()).isEqualTo("x".repeat(3_000));
    assertThat(reader.vector()).isEqualTo(vector);
    assertThat(reader.isAtEnd()).isTrue();
  }

  @Test
  void reader_lengthThatCannotBe_isRefusedBeforeMemoryIsTaken() {
    for (int length : new int[] {-1, 2, 1 << 29, Integer.MAX_VALUE}) {
      byte[] bytes = new ValueWriter().number(length).tag(0).toBytes();
      assertThatThrownBy(() -> new ValueReader(bytes).text())
          .isInstanceOf(BufferUnderflowException.class);
      assertThatThrownBy(() -> new ValueReader(bytes).vector())
          .isInstanceOf(BufferUnderflowException.class);
    }
  }
}
