package dev.ragged.memory.question;

import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.learn.RequestChange;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.topic.Focus;
import dev.ragged.memory.topic.TopicMatcher;
import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Extends the text of a search, where the search allows it, by at most {@value #MAX_TERMS} terms:
 * fields that the persona cares about and the question touches without naming them, then the topics
 * that it met most often together with the question's. Thread-safe.
 */
public final class QuestionExtension implements RequestChange {
  /** More would outweigh a short question. */
  static final int MAX_TERMS = 3;

  private final AssociationReader associations;

  /** Creates one that asks {@code associations}. */
  public QuestionExtension(AssociationReader associations) {
    this.associations = Objects.requireNonNull(associations, "associations");
  }

  @Override
  public SearchRequest apply(
      Subject subject, SearchRequest request, Personalization how, List<String> notes) {
    if (!how.enhance()) {
      return request;
    }
    Associations found = associations.read(subject, request.text());
    ExtendedText text = new ExtendedText(request.text(), MAX_TERMS);
    for (String area : found.areas()) {
      if (text.add(area)) {
        notes.add("added \"" + area + "\" to the question: a field you care about");
      }
    }
    for (CoOccurrence pair : found.related()) {
      if (text.add(pair.other())) {
        notes.add(
            String.format(
                Locale.ROOT,
                "added \"%s\" to the question: you met it together with \"%s\" %d times",
                pair.other(),
                pair.topic(),
                pair.count()));
      }
    }
    return text.terms() == 0 ? request : withText(request, text.toString());
  }

  private static SearchRequest withText(SearchRequest request, String text) {
    return new SearchRequest(
        text,
        request.k(),
        request.filter(),
        request.minScore(),
        request.mode(),
        request.effort(),
        request.budget(),
        request.diversity(),
        request.explain());
  }

  /** A text that grows by terms that it does not have yet, as long as there is room. */
  private static final class ExtendedText {
    private final int most;
    private String text;
    private int terms;

    ExtendedText(String text, int most) {
      this.text = text;
      this.most = most;
    }

    boolean add(String term) {
      if (terms == most
          || text.length() + 1 + term.length() > SearchRequest.MAX_TEXT_LENGTH
          || !TopicMatcher.of(List.of(term), Focus.NONE).count(text).isEmpty()) {
        return false;
      }
      text = text + ' ' + term;
      terms++;
      return true;
    }

    int terms() {
      return terms;
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
