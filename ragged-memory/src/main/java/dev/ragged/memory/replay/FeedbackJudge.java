package dev.ragged.memory.replay;

import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.memory.rank.evaluation.Judgments;
import dev.ragged.memory.rank.evaluation.LeftOut;
import dev.ragged.memory.store.LogStep;
import dev.ragged.persona.Feedback;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.Scope;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Says by feedback which documents were relevant to a question. Thread-safe. */
final class FeedbackJudge {
  /** Grade of each document that was shown with an answer that helped. */
  static final int SHOWN = 1;

  /** Grade of the document that the persona named. */
  static final int NAMED = 2;

  /** What is relevant, or why that cannot be told. */
  sealed interface Verdict {}

  record Judged(Judgments judgments) implements Verdict {}

  record Unjudged(LeftOut reason) implements Verdict {}

  private final Corpus corpus;
  private final PersonaId persona;

  FeedbackJudge(Corpus corpus, PersonaId persona) {
    this.corpus = Objects.requireNonNull(corpus, "corpus");
    this.persona = Objects.requireNonNull(persona, "persona");
  }

  Verdict judge(LogStep step) {
    if (step.feedback().isEmpty()) {
      return new Unjudged(LeftOut.NO_FEEDBACK);
    }
    Feedback feedback = step.feedback().get();
    boolean helped = feedback.verdict() == Feedback.Verdict.POSITIVE;
    Map<String, Integer> grades = new HashMap<>();
    if (helped) {
      step.documents().stream()
          .filter(this::isSeen)
          .forEach(document -> grades.put(document.id(), SHOWN));
    }
    feedback.correction().flatMap(this::named).ifPresent(id -> grades.put(id, NAMED));
    if (!grades.isEmpty()) {
      return new Judged(new Judgments(grades));
    }
    if (!helped) {
      return new Unjudged(LeftOut.NOTHING_HELPED);
    }
    return new Unjudged(
        step.documents().isEmpty() ? LeftOut.NOTHING_SHOWN : LeftOut.DOCUMENTS_GONE);
  }

  private boolean isSeen(DocumentKey document) {
    return Scope.of(persona).sees(document.owner()) && corpus.find(document).isPresent();
  }

  /** Returns the id that a correction is, if it is that of a document. */
  private Optional<String> named(String correction) {
    String id = correction.strip();
    boolean there =
        id.length() <= Document.MAX_ID_LENGTH
            && (isSeen(new DocumentKey(id, Optional.empty()))
                || isSeen(new DocumentKey(id, Optional.of(persona))));
    return there ? Optional.of(id) : Optional.empty();
  }
}
