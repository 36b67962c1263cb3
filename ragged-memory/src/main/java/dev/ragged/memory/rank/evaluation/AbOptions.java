package dev.ragged.memory.rank.evaluation;

import dev.ragged.persona.Personalization;
import dev.ragged.retrieval.SearchRequest;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Which two ways of searching are compared, and how. Immutable.
 *
 * @param k how many places count, and passages are searched, at least 1; documents stand in the
 *     order of their best passage
 * @param seed of the bootstrap intervals
 * @param baseline how the memory takes part in the searches that are compared with; whatever it
 *     says of recording and sessions, nothing is recorded
 * @param variant likewise in those that may be better
 * @param search changes the request that both start from, which is the question's text with {@code
 *     k}; called once for each question
 */
public record AbOptions(
    int k,
    long seed,
    Personalization baseline,
    Personalization variant,
    UnaryOperator<SearchRequest> search) {
  /** Without the memory against with it, at its own weight, over the first 10. */
  public static final AbOptions DEFAULT = builder().build();

  /** Start of the resamples unless said otherwise. */
  public static final long DEFAULT_SEED = 42;

  public AbOptions {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1: k=" + k);
    }
    Objects.requireNonNull(baseline, "baseline");
    Objects.requireNonNull(variant, "variant");
    Objects.requireNonNull(search, "search");
  }

  /** Returns a builder that starts with {@link #DEFAULT}. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the request for a question. */
  public SearchRequest request(String question) {
    return Objects.requireNonNull(
        search.apply(SearchRequest.builder(question).k(k).build()), "search gave no request");
  }

  /** Collects {@link AbOptions}. Builder; not thread-safe. */
  public static final class Builder {
    private int k = SearchRequest.DEFAULT_K;
    private long seed = DEFAULT_SEED;
    private Personalization baseline = Personalization.NONE;
    private Personalization variant = Personalization.DEFAULT;
    private UnaryOperator<SearchRequest> search = UnaryOperator.identity();

    private Builder() {}

    /** Sets how many places count; default {@link SearchRequest#DEFAULT_K}. */
    public Builder k(int value) {
      if (value < 1) {
        throw new IllegalArgumentException("k must be at least 1: k=" + value);
      }
      this.k = value;
      return this;
    }

    /** Sets the seed of the intervals; default {@value #DEFAULT_SEED}. */
    public Builder seed(long value) {
      this.seed = value;
      return this;
    }

    /** Sets what is compared with; default {@link Personalization#NONE}. */
    public Builder baseline(Personalization value) {
      this.baseline = Objects.requireNonNull(value, "baseline");
      return this;
    }

    /** Sets what may be better; default {@link Personalization#DEFAULT}. */
    public Builder variant(Personalization value) {
      this.variant = Objects.requireNonNull(value, "variant");
      return this;
    }

    /** As {@link #baseline}, with nothing but this weight, in [0, 1]. */
    public Builder baselineWeight(double value) {
      return baseline(Personalization.builder().weight(value).build());
    }

    /** As {@link #variant}, with nothing but this weight, in [0, 1]. */
    public Builder variantWeight(double value) {
      return variant(Personalization.builder().weight(value).build());
    }

    /** Changes what is searched for, such as mode or filter; default nothing. */
    public Builder search(UnaryOperator<SearchRequest> value) {
      this.search = Objects.requireNonNull(value, "search");
      return this;
    }

    /** Returns the options. */
    public AbOptions build() {
      return new AbOptions(k, seed, baseline, variant, search);
    }
  }
}
