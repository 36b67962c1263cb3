package dev.ragged.memory.transfer;

import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.persona.Feedback;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one verdict on an interaction. One thread at a time. */
final class FeedbackReader {
  private final JsonIn in;
  private @Nullable Instant at;
  private Feedback.@Nullable Verdict verdict;
  private Optional<String> correction = Optional.empty();

  FeedbackReader(JsonIn in) {
    this.in = in;
  }

  FeedbackTable.Given read() throws IOException {
    in.object(this::member);
    Instant given = in.required(at, ExportNames.GIVEN_AT);
    Feedback.Verdict found = in.required(verdict, ExportNames.VERDICT);
    return new FeedbackTable.Given(given, in.checked(() -> new Feedback(found, correction)));
  }

  private boolean member(String name) throws IOException {
    switch (name) {
      case ExportNames.GIVEN_AT -> at = in.text(IsoTimes::parse);
      case ExportNames.VERDICT -> verdict = in.text(Verdicts::parse);
      case ExportNames.CORRECTION -> correction = in.optionalText();
      default -> {
        return false;
      }
    }
    return true;
  }
}
