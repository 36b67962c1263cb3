package dev.ragged.retrieval;

import dev.ragged.document.Texts;
import dev.ragged.filter.Filter;
import dev.ragged.index.Budget;
import dev.ragged.index.Effort;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One question to the documents. Immutable.
 *
 * @param text the question: not blank, well-formed Unicode, at most {@link #MAX_TEXT_LENGTH}
 *     characters
 * @param k how many hits are wanted, at least 1; more than there are matches is fine. To see
 *     further hits, ask again with a larger {@code k}
 * @param filter what hits must fulfil, or empty
 * @param minScore hits below this score, in [0, 1], are left out
 * @param mode by what to search
 * @param effort how hard the vector search tries
 * @param budget what the vector search may spend; its deadline counts from the start of the search,
 *     embedding the question included. A search that reaches it answers with what it has and says
 *     so: {@link SearchResult#truncated()}
 * @param diversity empty for plain ranking; else how much hits are kept from repeating each other,
 *     in [0, 1]: maximal marginal relevance with lambda = 1 - diversity (Carbonell and Goldstein
 *     1998)
 * @param explain whether the result says how it was found
 */
public record SearchRequest(
    String text,
    int k,
    Optional<Filter> filter,
    double minScore,
    SearchMode mode,
    Effort effort,
    Budget budget,
    OptionalDouble diversity,
    boolean explain) {
  /** Hits returned unless said otherwise. */
  public static final int DEFAULT_K = 10;

  /** Longest question, in {@code char}s. */
  public static final int MAX_TEXT_LENGTH = 65_536;

  public SearchRequest {
    Texts.requireId(text, "search text", MAX_TEXT_LENGTH);
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1: k=" + k);
    }
    Objects.requireNonNull(filter, "filter");
    requireFraction(minScore, "minScore");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(effort, "effort");
    Objects.requireNonNull(budget, "budget");
    diversity.ifPresent(value -> requireFraction(value, "diversity"));
  }

  private static void requireFraction(double value, String name) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be within 0..1: " + name + "=" + value);
    }
  }

  /** Returns a request for the ten best hits for {@code text}. */
  public static SearchRequest of(String text) {
    return builder(text).build();
  }

  /** Returns a builder for a request with this text. */
  public static Builder builder(String text) {
    return new Builder(text);
  }

  /** Returns this request with another text. */
  public SearchRequest withText(String other) {
    return new SearchRequest(other, k, filter, minScore, mode, effort, budget, diversity, explain);
  }

  /** Returns a builder that starts with all of this request's values. */
  public Builder toBuilder() {
    Builder builder = new Builder(text);
    builder.k = k;
    builder.filter = filter;
    builder.minScore = minScore;
    builder.mode = mode;
    builder.effort = effort;
    builder.budget = budget;
    builder.diversity = diversity;
    builder.explain = explain;
    return builder;
  }

  /** Collects the parts of a {@link SearchRequest}. Builder; not thread-safe. */
  public static final class Builder {
    private final String text;
    private int k = DEFAULT_K;
    private Optional<Filter> filter = Optional.empty();
    private double minScore;
    private SearchMode mode = SearchMode.HYBRID;
    private Effort effort = Effort.BALANCED;
    private Budget budget = Budget.UNLIMITED;
    private OptionalDouble diversity = OptionalDouble.empty();
    private boolean explain;

    private Builder(String text) {
      this.text = text;
    }

    /** Sets how many hits are wanted; default {@value SearchRequest#DEFAULT_K}. */
    public Builder k(int value) {
      this.k = value;
      return this;
    }

    /** Sets what hits must fulfil; default nothing. */
    public Builder filter(Filter value) {
      this.filter = Optional.of(Objects.requireNonNull(value, "filter"));
      return this;
    }

    /** Sets the lowest score of hits, in [0, 1]; default 0. */
    public Builder minScore(double value) {
      this.minScore = value;
      return this;
    }

    /** Sets by what to search; default {@link SearchMode#HYBRID}. */
    public Builder mode(SearchMode value) {
      this.mode = value;
      return this;
    }

    /** Sets how hard the vector search tries; default {@link Effort#BALANCED}. */
    public Builder effort(Effort value) {
      this.effort = value;
      return this;
    }

    /** Sets what the vector search may spend; default {@link Budget#UNLIMITED}. */
    public Builder budget(Budget value) {
      this.budget = Objects.requireNonNull(value, "budget");
      return this;
    }

    /** Sets how much hits are kept from repeating each other, in [0, 1]; default plain ranking. */
    public Builder diversity(double value) {
      this.diversity = OptionalDouble.of(value);
      return this;
    }

    /** Makes the result say how it was found. */
    public Builder explain() {
      this.explain = true;
      return this;
    }

    /**
     * Returns the request.
     *
     * @throws IllegalArgumentException if a part is out of range; the message names it
     */
    public SearchRequest build() {
      return new SearchRequest(text, k, filter, minScore, mode, effort, budget, diversity, explain);
    }
  }
}
