package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Knows from a child's messages which questions of one persona a memory must hold after the child
 * was killed: all that were acknowledged, then any beginning of those under way, in order, none
 * twice; and of an erasure under way all or nothing.
 */
final class CrashedRecords {
  private final TreeSet<Integer> done = new TreeSet<>();
  private final TreeSet<Integer> judged = new TreeSet<>();
  private int erasing = -1;
  private int erased = -1;

  /** Takes a message about the persona; returns whether it acknowledges something. */
  boolean take(String what, int sequence) {
    switch (what) {
      case "done" -> done.add(sequence);
      case "judged" -> judged.add(sequence);
      case "erasing" -> erasing = sequence;
      case "erased" -> erased = sequence;
      default -> throw new IllegalArgumentException("what=" + what);
    }
    return !what.equals("erasing");
  }

  /**
   * Compares with what is there, and takes it for the truth from now.
   *
   * @param found the sequences of the questions, in the order of recording
   * @param judgedFound those that have feedback
   */
  void check(List<Integer> found, List<Integer> judgedFound) {
    assertThat(found).as("order of recording, none twice").isSorted().doesNotHaveDuplicates();
    boolean isErased = found.stream().noneMatch(sequence -> sequence <= erasing);
    int gone = isErased ? Math.max(erased, erasing) : erased;
    assertThat(found).as("erased up to %s", gone).allMatch(sequence -> sequence > gone);
    assertThat(found).as("acknowledged").containsAll(done.tailSet(gone + 1));
    assertThat(judgedFound).as("feedback").containsAll(judged.tailSet(gone + 1));
    for (int i = 1; i < found.size(); i++) {
      int before = found.get(i - 1);
      int now = found.get(i);
      boolean newRound = now % CrashingRecorder.ROUND == 0;
      assertThat(now == before + 1 || newRound)
          .as("no gap between %s and %s", before, now)
          .isTrue();
    }
    done.clear();
    done.addAll(found);
    judged.clear();
    judged.addAll(judgedFound);
    erased = gone;
    erasing = gone;
  }

  /** Returns the sequences that are acknowledged and not erased. */
  List<Integer> acknowledged() {
    return new ArrayList<>(done.tailSet(erased + 1));
  }
}
