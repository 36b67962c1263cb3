package dev.ragged.persona;

import dev.ragged.document.Document;
import dev.ragged.document.Texts;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.spi.ChunkId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a persona asked once, and what came of it. Immutable.
 *
 * @param id names it; recording the same id again changes nothing
 * @param session the session it belongs to, or empty for the persona's present one
 * @param query what was asked: not blank, well-formed Unicode, at most {@link
 *     SearchRequest#MAX_TEXT_LENGTH} characters
 * @param response what was answered, if the application says so; at most {@value
 *     #MAX_RESPONSE_LENGTH} characters
 * @param askedAt when, in whole milliseconds
 * @param hits the passages that were shown, best first; at most {@value #MAX_HITS}, each with a
 *     document id as {@link dev.ragged.document.Document} has it, and a position up to {@value
 *     #MAX_POSITION}
 * @param model what answered, if the application says so
 * @param latency how long the answer took: not negative, at most {@link #MAX_LATENCY}
 * @param metadata what else the application wants to keep; at most {@value #MAX_METADATA} entries
 */
public record Interaction(
    UUID id,
    Optional<UUID> session,
    String query,
    Optional<String> response,
    Instant askedAt,
    List<ChunkId> hits,
    Optional<String> model,
    Duration latency,
    Map<String, String> metadata) {
  /** Longest response, in {@code char}s. */
  public static final int MAX_RESPONSE_LENGTH = 1_048_576;

  /** Most hits. */
  public static final int MAX_HITS = 1_000;

  /** Most entries of metadata. */
  public static final int MAX_METADATA = 100;

  /** Longest latency: what nanoseconds in a {@code long} can hold, 292 years. */
  public static final Duration MAX_LATENCY = Duration.ofNanos(Long.MAX_VALUE);

  /** Highest position of a chunk in its document. */
  public static final int MAX_POSITION = 999_999_999;

  private static final int MAX_VALUE_LENGTH = 10_000;

  public Interaction {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(session, "session");
    Texts.requireId(query, "query", SearchRequest.MAX_TEXT_LENGTH);
    response.ifPresent(text -> Texts.requireId(text, "response", MAX_RESPONSE_LENGTH));
    askedAt = inMillis(askedAt);
    hits = List.copyOf(hits);
    if (hits.size() > MAX_HITS) {
      throw new IllegalArgumentException(
          "an interaction has at most " + MAX_HITS + " hits: hits=" + hits.size());
    }
    hits.forEach(Interaction::check);
    model.ifPresent(text -> Texts.requireId(text, "model", MAX_VALUE_LENGTH));
    if (latency.isNegative() || latency.compareTo(MAX_LATENCY) > 0) {
      throw new IllegalArgumentException(
          "latency must not be negative, and at most 292 years: latency=" + latency);
    }
    metadata = checked(metadata);
  }

  /** Checks that a hit can be written down and read again. */
  private static void check(ChunkId hit) {
    Texts.requireId(hit.document().id(), "document id of a hit", Document.MAX_ID_LENGTH);
    if (hit.position() < 0 || hit.position() > MAX_POSITION) {
      throw new IllegalArgumentException(
          "position of a hit must be within 0.."
              + MAX_POSITION
              + ": position="
              + hit.position()
              + ", document=\""
              + hit.document().id()
              + "\"");
    }
  }

  private static Instant inMillis(Instant askedAt) {
    try {
      return Instant.ofEpochMilli(askedAt.toEpochMilli());
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException("askedAt is too far away: askedAt=" + askedAt, e);
    }
  }

  private static Map<String, String> checked(Map<String, String> metadata) {
    if (metadata.size() > MAX_METADATA) {
      throw new IllegalArgumentException(
          "an interaction has at most "
              + MAX_METADATA
              + " entries of metadata: metadata.size="
              + metadata.size());
    }
    metadata.forEach(
        (key, value) -> {
          Texts.requireId(key, "metadata key", MAX_VALUE_LENGTH);
          Objects.requireNonNull(value, "metadata value");
          if (value.length() > MAX_VALUE_LENGTH) {
            throw new IllegalArgumentException(
                "a metadata value has at most "
                    + MAX_VALUE_LENGTH
                    + " characters: key=\""
                    + key
                    + "\", length="
                    + value.length());
          }
          Texts.requireWellFormed(value, "metadata value");
        });
    return Collections.unmodifiableMap(new TreeMap<>(metadata));
  }

  /** Returns a builder for a question that was asked at {@code askedAt}, with a random id. */
  public static Builder builder(String query, Instant askedAt) {
    return new Builder(query, askedAt);
  }

  /** Returns a builder that starts with all of this interaction's values. */
  public Builder toBuilder() {
    Builder builder = new Builder(query, askedAt);
    builder.id = id;
    builder.session = session;
    builder.response = response;
    builder.hits = hits;
    builder.model = model;
    builder.latency = latency;
    builder.metadata = metadata;
    return builder;
  }

  /** Collects the parts of an {@link Interaction}. Builder; not thread-safe. */
  public static final class Builder {
    private final String query;
    private final Instant askedAt;
    private UUID id = UUID.randomUUID();
    private Optional<UUID> session = Optional.empty();
    private Optional<String> response = Optional.empty();
    private List<ChunkId> hits = List.of();
    private Optional<String> model = Optional.empty();
    private Duration latency = Duration.ZERO;
    private Map<String, String> metadata = Map.of();

    private Builder(String query, Instant askedAt) {
      this.query = Objects.requireNonNull(query, "query");
      this.askedAt = Objects.requireNonNull(askedAt, "askedAt");
    }

    /** Sets the id; default a random one. */
    public Builder id(UUID value) {
      this.id = Objects.requireNonNull(value, "id");
      return this;
    }

    /** Sets the session; default the persona's present one. */
    public Builder session(UUID value) {
      this.session = Optional.of(Objects.requireNonNull(value, "session"));
      return this;
    }

    /** Sets what was answered; default nothing. */
    public Builder response(String value) {
      this.response = Optional.of(Objects.requireNonNull(value, "response"));
      return this;
    }

    /** Sets the passages that were shown, best first; default none. */
    public Builder hits(List<ChunkId> value) {
      this.hits = List.copyOf(value);
      return this;
    }

    /** Sets what answered; default unsaid. */
    public Builder model(String value) {
      this.model = Optional.of(Objects.requireNonNull(value, "model"));
      return this;
    }

    /** Sets how long the answer took; default zero. */
    public Builder latency(Duration value) {
      this.latency = Objects.requireNonNull(value, "latency");
      return this;
    }

    /** Sets what else is to be kept; default nothing. */
    public Builder metadata(Map<String, String> value) {
      this.metadata = Map.copyOf(value);
      return this;
    }

    /**
     * Returns the interaction.
     *
     * @throws IllegalArgumentException if a part is out of range; the message names it
     */
    public Interaction build() {
      return new Interaction(id, session, query, response, askedAt, hits, model, latency, metadata);
    }
  }
}
