package dev.ragged.memory.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Says for each predicate how many of its facts hold at one time. A predicate that is not named has
 * {@link Cardinality#MANY}, which discards nothing. Predicates are the same only if their
 * characters are. Immutable.
 *
 * <p>Rules are applied when facts are read. Other rules give another view of the same facts, and
 * nothing has to be written again.
 */
public final class PredicateRules {
  private static final PredicateRules NONE = new PredicateRules(Map.of());

  private final Map<String, Cardinality> cardinalities;

  private PredicateRules(Map<String, Cardinality> cardinalities) {
    this.cardinalities = cardinalities;
  }

  /** Returns rules by which everything stated holds. */
  public static PredicateRules none() {
    return NONE;
  }

  /** Returns a builder without rules. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns how many facts of {@code predicate} hold at one time. */
  public Cardinality cardinality(String predicate) {
    return cardinalities.getOrDefault(predicate, Cardinality.MANY);
  }

  /** Returns the predicates that are named, in the order in which they were, unmodifiable. */
  public Map<String, Cardinality> asMap() {
    return cardinalities;
  }

  /** Returns what another fact must have in common with {@code fact} to exclude it, if any can. */
  Optional<FactScope> scope(Fact fact) {
    return switch (cardinality(fact.predicate())) {
      case SINGLE -> Optional.of(new FactScope(fact.subject(), fact.predicate(), Optional.empty()));
      case PER_OBJECT ->
          Optional.of(new FactScope(fact.subject(), fact.predicate(), Optional.of(fact.object())));
      case MANY -> Optional.empty();
    };
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PredicateRules that && cardinalities.equals(that.cardinalities);
  }

  @Override
  public int hashCode() {
    return cardinalities.hashCode();
  }

  @Override
  public String toString() {
    return "PredicateRules" + cardinalities;
  }

  /** Collects {@link PredicateRules}. Builder; not thread-safe. */
  public static final class Builder {
    private final Map<String, Cardinality> cardinalities = new LinkedHashMap<>();

    private Builder() {}

    /** Lets one fact of each of {@code predicates} hold per subject. */
    public Builder single(String... predicates) {
      return all(Cardinality.SINGLE, predicates);
    }

    /** Lets one fact of each of {@code predicates} hold per subject and object. */
    public Builder perObject(String... predicates) {
      return all(Cardinality.PER_OBJECT, predicates);
    }

    /** Lets every fact of each of {@code predicates} hold, which is the default. */
    public Builder many(String... predicates) {
      return all(Cardinality.MANY, predicates);
    }

    private Builder all(Cardinality cardinality, String... predicates) {
      for (String predicate : predicates) {
        rule(predicate, cardinality);
      }
      return this;
    }

    /**
     * Sets the rule of one predicate.
     *
     * @throws IllegalArgumentException if it has another rule already, or cannot be a predicate
     */
    public Builder rule(String predicate, Cardinality cardinality) {
      Fact.checkPredicate(predicate);
      Objects.requireNonNull(cardinality, "cardinality");
      Cardinality former = cardinalities.putIfAbsent(predicate, cardinality);
      if (former != null && former != cardinality) {
        throw new IllegalArgumentException(
            "predicate must have one rule: predicate="
                + predicate
                + ", is "
                + former
                + ", asked for "
                + cardinality);
      }
      return this;
    }

    /** Returns the rules. */
    public PredicateRules build() {
      return new PredicateRules(Collections.unmodifiableMap(new LinkedHashMap<>(cardinalities)));
    }
  }
}
