package dev.ragged.backend.leann;

import dev.ragged.Ragged;
import dev.ragged.index.BlockIo;
import dev.ragged.tck.CrashingIngest;
import java.nio.file.Path;

/** Ingests into segments that are so small that nearly each document closes or merges some. */
final class MergingIngest {
  private static final LeannPolicy POLICY =
      new LeannPolicy(4L * 64 * 8, 16, 0.25, SmallSegments.POLICY.search());

  private MergingIngest() {}

  /** Arguments: directory, kind, seed. */
  public static void main(String[] args) {
    Path directory = Path.of(args[0]);
    try (Ragged ragged = open(directory, Kind.valueOf(args[1]))) {
      CrashingIngest.run(ragged, directory, Long.parseLong(args[2]));
    }
  }

  static Ragged open(Path directory, Kind kind) {
    return CrashingIngest.builder(directory)
        .backend(new LeannIndexProvider(kind.builder().build(), POLICY, BlockIo.disk()))
        .build();
  }
}
