package dev.ragged.memory;

import dev.ragged.memory.privacy.redact.PiiRedactor;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.retrieval.SearchRequest;
import java.util.HashMap;
import java.util.Map;

/** Replaces personal data in what is recorded. Markers can make a text longer; it is then cut. */
final class Redacting {
  private Redacting() {}

  static Interaction of(Interaction interaction, PiiRedactor rules) {
    Map<String, String> metadata = new HashMap<>();
    interaction
        .metadata()
        .forEach(
            (key, value) -> metadata.put(key, redact(value, rules, Interaction.MAX_VALUE_LENGTH)));
    Interaction.Builder redacted =
        Interaction.builder(
                redact(interaction.query(), rules, SearchRequest.MAX_TEXT_LENGTH),
                interaction.askedAt())
            .id(interaction.id())
            .hits(interaction.hits())
            .latency(interaction.latency())
            .metadata(metadata);
    interaction.session().ifPresent(redacted::session);
    interaction.model().ifPresent(redacted::model);
    interaction
        .response()
        .ifPresent(text -> redacted.response(redact(text, rules, Interaction.MAX_RESPONSE_LENGTH)));
    return redacted.build();
  }

  static Feedback of(Feedback feedback, PiiRedactor rules) {
    return new Feedback(
        feedback.verdict(),
        feedback.correction().map(text -> redact(text, rules, Feedback.MAX_CORRECTION_LENGTH)));
  }

  private static String redact(String text, PiiRedactor rules, int max) {
    String redacted = rules.redact(text).text();
    if (redacted.length() <= max) {
      return redacted;
    }
    int end = Character.isHighSurrogate(redacted.charAt(max - 1)) ? max - 1 : max;
    return redacted.substring(0, end);
  }
}
