package dev.ragged.memory.fact;

import static dev.ragged.memory.fact.Samples.at;
import static dev.ragged.memory.fact.Samples.between;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Metadata;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {
  @Test
  void build_onlyPredicateAndObject_hasDefaults() {
    Fact fact = Fact.builder("lives in", "Oslo").build();

    assertThat(fact.subject()).isEqualTo("me");
    assertThat(fact.validity()).isEqualTo(Validity.always());
    assertThat(fact.confidence()).isEqualTo(0.7);
    assertThat(fact.source()).isEmpty();
    assertThat(fact.metadata()).isEqualTo(Metadata.empty());
  }

  @Test
  void toBuilder_everyPart_comesBack() {
    Fact fact =
        Fact.builder("lives in", "Oslo")
            .subject("Ana")
            .validFrom(at(1))
            .validTo(at(2))
            .confidence(0.25)
            .source("letter.txt")
            .metadata(Map.of("page", 3))
            .build();

    assertThat(fact.toBuilder().build()).isEqualTo(fact);
    assertThat(fact.validity()).isEqualTo(between(1, 2));
    assertThat(fact.metadata()).isEqualTo(Metadata.of("page", 3));
  }

  @Test
  void build_nanoseconds_areRoundedDown() {
    Fact fact =
        Fact.builder("lives in", "Oslo")
            .validFrom(at(1).plusNanos(999_999))
            .validTo(at(2).plusNanos(1))
            .build();

    assertThat(fact.validity()).isEqualTo(between(1, 2));
  }

  @Test
  void build_endsBeforeItStarts_isRefused() {
    Fact.Builder builder = Fact.builder("lives in", "Oslo").validFrom(at(2)).validTo(at(1));

    assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void validFrom_beyondTheRange_isRefusedWhereItIsSaid() {
    Fact.Builder builder = Fact.builder("lives in", "Oslo");

    assertThatThrownBy(() -> builder.validFrom(Instant.MIN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validFrom");
    assertThatThrownBy(() -> builder.validTo(Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("validTo");
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {-0.001, 1.001, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY})
  void confidence_outsideZeroToOne_isRefused(double confidence) {
    Fact.Builder builder = Fact.builder("lives in", "Oslo");

    assertThatThrownBy(() -> builder.confidence(confidence))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("confidence=" + confidence);
  }

  @Test
  void confidence_ends_areAccepted() {
    Fact.Builder builder = Fact.builder("lives in", "Oslo");

    assertThat(builder.confidence(0).build().confidence()).isZero();
    assertThat(builder.confidence(1).build().confidence()).isEqualTo(1);
    assertThat(builder.confidence(-0.0).build()).isEqualTo(builder.confidence(0.0).build());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t\n", "a\u0000b", "\uD800", "a\uDC00"})
  void texts_blankOrIllFormed_areRefused(String text) {
    Fact.Builder builder = Fact.builder("lives in", "Oslo");

    assertThatThrownBy(() -> Fact.builder(text, "Oslo"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("predicate");
    assertThatThrownBy(() -> Fact.builder("lives in", text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("object");
    assertThatThrownBy(() -> builder.subject(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("subject");
    assertThatThrownBy(() -> builder.source(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("source");
    assertThatThrownBy(() -> builder.object(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("object");
  }

  @Test
  void texts_longest_areAcceptedAndLongerRefused() {
    Fact.Builder builder =
        Fact.builder("p".repeat(Fact.MAX_PREDICATE_LENGTH), "o".repeat(Fact.MAX_OBJECT_LENGTH))
            .subject("s".repeat(Fact.MAX_SUBJECT_LENGTH))
            .source("q".repeat(Fact.MAX_SOURCE_LENGTH));

    assertThat(builder.build().object()).hasSize(Fact.MAX_OBJECT_LENGTH);
    assertThatThrownBy(() -> Fact.builder("p".repeat(Fact.MAX_PREDICATE_LENGTH + 1), "o"))
        .hasMessageContaining("predicate must have at most 200");
    assertThatThrownBy(() -> builder.object("o".repeat(Fact.MAX_OBJECT_LENGTH + 1)))
        .hasMessageContaining("object must have at most 10000");
    assertThatThrownBy(() -> builder.subject("s".repeat(Fact.MAX_SUBJECT_LENGTH + 1)))
        .hasMessageContaining("subject must have at most 500");
    assertThatThrownBy(() -> builder.source("q".repeat(Fact.MAX_SOURCE_LENGTH + 1)))
        .hasMessageContaining("source must have at most 1000");
  }
}
