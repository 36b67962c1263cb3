package dev.ragged.bench.gate;

import java.io.IOException;
import java.util.Objects;

/** Compares whatever two words stand for: two programs, or two reports. One thread at a time. */
public final class RegressionGate {
  private final StoredGate stored;
  private final PairedGate paired;
  private final boolean selfTest;

  /**
   * Creates a gate.
   *
   * @param stored for two reports
   * @param paired for two programs
   * @param selfTest whether the old program is compared with itself first
   */
  public RegressionGate(StoredGate stored, PairedGate paired, boolean selfTest) {
    this.stored = Objects.requireNonNull(stored, "stored");
    this.paired = Objects.requireNonNull(paired, "paired");
    this.selfTest = selfTest;
  }

  /**
   * Compares two sources of one kind.
   *
   * @throws IllegalArgumentException if one is a program and the other a report, or they do not
   *     compare
   */
  public GateReport compare(Source baseline, Source current)
      throws IOException, InterruptedException {
    if (baseline instanceof Source.Stored before && current instanceof Source.Stored now) {
      return stored.compare(before.report(), now.report());
    }
    if (baseline instanceof Program before && current instanceof Program now) {
      return selfTest ? new SelfTest(paired).guarded(before, now) : paired.compare(before, now);
    }
    throw new IllegalArgumentException(
        "both must be programs, or both reports: baseline=%s, current=%s. Give a jar for each, or"
                .formatted(baseline.name(), current.name())
            + " measure the program first and give its report");
  }
}
