package dev.ragged.migration;

import dev.ragged.ingest.Cancellation;
import java.time.Duration;
import java.util.Objects;

/**
 * How an index is copied and what it must prove. Immutable.
 *
 * @param batchSize vectors copied at a time, at least 1; so many are in memory twice
 * @param saveEvery time of copying that a killed process may lose, not negative; zero saves after
 *     each batch
 * @param buildFor how long to wait for the backend's own structure before it is tested, not
 *     negative; after that it is tested as it is
 * @param sampleShare share of the vectors that are compared, in [0, 1]
 * @param queries questions by which recall is measured, at least 0
 * @param minRecall mean recall@10 that is enough, in [0, 1]
 * @param seed start of the random choice of vectors and questions
 * @param cancellation ends the migration early; what was saved of it stays
 */
public record MigrationOptions(
    int batchSize,
    Duration saveEvery,
    Duration buildFor,
    double sampleShare,
    int queries,
    double minRecall,
    long seed,
    Cancellation cancellation) {
  /**
   * Batches of 256; saves every minute; waits up to ten minutes; compares a tenth; asks 100
   * questions, whose recall must be 0.9: the bound below which the tuner calls recall low.
   */
  public static final MigrationOptions DEFAULT =
      new MigrationOptions(
          256,
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          0.1,
          100,
          0.9,
          42,
          new Cancellation());

  public MigrationOptions {
    Objects.requireNonNull(cancellation, "cancellation");
    require(batchSize >= 1, "batchSize must be at least 1: batchSize=" + batchSize);
    require(!saveEvery.isNegative(), "saveEvery must not be negative: saveEvery=" + saveEvery);
    require(!buildFor.isNegative(), "buildFor must not be negative: buildFor=" + buildFor);
    require(
        sampleShare >= 0 && sampleShare <= 1,
        "sampleShare must be in [0, 1]: sampleShare=" + sampleShare);
    require(queries >= 0, "queries must not be negative: queries=" + queries);
    require(
        minRecall >= 0 && minRecall <= 1, "minRecall must be in [0, 1]: minRecall=" + minRecall);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Returns these options with batches of {@code vectors}. */
  public MigrationOptions batchesOf(int vectors) {
    return new MigrationOptions(
        vectors, saveEvery, buildFor, sampleShare, queries, minRecall, seed, cancellation);
  }

  /** Returns these options with another time of copying that a killed process may lose. */
  public MigrationOptions savingEvery(Duration time) {
    return new MigrationOptions(
        batchSize, time, buildFor, sampleShare, queries, minRecall, seed, cancellation);
  }

  /** Returns these options with another time to wait for the backend's structure. */
  public MigrationOptions buildingFor(Duration time) {
    return new MigrationOptions(
        batchSize, saveEvery, time, sampleShare, queries, minRecall, seed, cancellation);
  }

  /** Returns these options with another size of the sample and another number of questions. */
  public MigrationOptions sampling(double share, int questions) {
    return new MigrationOptions(
        batchSize, saveEvery, buildFor, share, questions, minRecall, seed, cancellation);
  }

  /** Returns these options with another bound of recall. */
  public MigrationOptions requiringRecall(double recall) {
    return new MigrationOptions(
        batchSize, saveEvery, buildFor, sampleShare, queries, recall, seed, cancellation);
  }

  /** Returns these options with another seed. */
  public MigrationOptions seededBy(long newSeed) {
    return new MigrationOptions(
        batchSize, saveEvery, buildFor, sampleShare, queries, minRecall, newSeed, cancellation);
  }

  /** Returns these options with {@code newCancellation}. */
  public MigrationOptions cancelledBy(Cancellation newCancellation) {
    return new MigrationOptions(
        batchSize, saveEvery, buildFor, sampleShare, queries, minRecall, seed, newCancellation);
  }
}
