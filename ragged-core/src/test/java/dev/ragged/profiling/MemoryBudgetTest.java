package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.error.OverloadException;
import dev.ragged.tck.ChildJvm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MemoryBudgetTest {
  private final List<MemoryWarning> warnings = new ArrayList<>();
  private long inUse;
  private long garbage;
  private int collections = 1;

  private MemoryBudget.Builder builder() {
    return MemoryBudget.builder()
        .heap(() -> new HeapInUse(inUse + garbage, collections), this::collect, 1_000)
        .listener(warnings::add);
  }

  private void collect() {
    collections++;
    garbage = 0;
  }

  @Test
  void require_whatFits_isAllowedUpToTheLimit() {
    inUse = 300;
    MemoryBudget budget = builder().limit(800).warnAt(1).build();

    budget.require(500, "a batch");

    assertThat(warnings).isEmpty();
    assertThat(collections).isEqualTo(1);
    assertThat(budget.available()).as("after what was allowed").isZero();
  }

  @Test
  void require_whatDoesNotFit_isRefusedWithWhatToDo() {
    inUse = 301;
    MemoryBudget budget = builder().limit(800).build();

    assertThatExceptionOfType(OverloadException.class)
        .isThrownBy(() -> budget.require(500, "a batch of 20 texts"))
        .withMessageContaining("a batch of 20 texts does not fit")
        .withMessageContaining("requested=500 bytes")
        .withMessageContaining("used=301")
        .withMessageContaining("limit=800")
        .withMessageContaining("-Xmx");
    assertThat(collections).isEqualTo(2);
    assertThat(warnings).isEmpty();
  }

  @Test
  void require_whatFitsOnlyWithoutGarbage_isAllowedAfterACollection() {
    inUse = 100;
    garbage = 650;
    MemoryBudget budget = builder().limit(800).build();

    budget.require(100, "a batch");

    assertThat(collections).isEqualTo(2);
    assertThat(warnings).isEmpty();
  }

  @Test
  void require_whatWasAllowedSinceTheLastCollection_counts() {
    MemoryBudget budget = builder().limit(800).build();
    budget.require(500, "first");
    assertThat(budget.available()).isEqualTo(300);

    // It was made and is still in use when the next collection comes.
    inUse = 500;
    assertThatExceptionOfType(OverloadException.class)
        .isThrownBy(() -> budget.require(301, "second"))
        .withMessageContaining("used=500");
    budget.require(300, "third");
    inUse = 0;
    collect();
    assertThat(budget.available()).isEqualTo(800);
  }

  @Test
  void require_beforeAnyCollection_countsWhatIsInUse() {
    collections = 0;
    MemoryBudget budget = builder().limit(800).build();
    budget.require(500, "first");
    inUse = 500;

    assertThat(budget.available()).isEqualTo(300);
  }

  @Test
  void require_aboveTheShare_warnsOncePerCrossing() {
    MemoryBudget budget = builder().limit(1_000).build();

    budget.require(750, "first");
    assertThat(warnings).isEmpty();
    collect();
    budget.require(751, "second");
    collect();
    budget.require(900, "third");
    collect();
    assertThat(warnings).containsExactly(new MemoryWarning("second", 751, 0, 1_000));
    assertThat(warnings.get(0))
        .hasToString("second leaves little: requested=751 bytes, used=0, limit=1000");
    budget.require(10, "small");
    inUse = 800;
    budget.require(0, "fourth");
    assertThat(warnings).extracting(MemoryWarning::what).containsExactly("second", "fourth");
  }

  @Test
  void require_withActionWarn_warnsAgainWhenItDoesNotFitAndRefusesNothing() {
    MemoryBudget budget = builder().limit(1_000).action(MemoryBudget.Action.WARN).build();

    budget.require(800, "much");
    collect();
    budget.require(1_001, "too much");
    budget.require(Long.MAX_VALUE, "far too much");

    assertThat(warnings).extracting(MemoryWarning::what).containsExactly("much", "too much");
    assertThat(warnings).extracting(MemoryWarning::isExceeded).containsExactly(false, true);
    assertThat(collections).as("it lets nothing be collected").isEqualTo(2);
  }

  @Test
  void require_withActionIgnore_doesNothing() {
    MemoryBudget budget = builder().action(MemoryBudget.Action.IGNORE).build();

    budget.require(Long.MAX_VALUE, "anything");

    assertThat(warnings).isEmpty();
  }

  @Test
  void fitting_isWhatThereIsRoomForUpToTheMost() {
    inUse = 300;
    MemoryBudget budget = builder().limit(800).build();

    assertThat(budget.fitting(100, 64)).isEqualTo(5);
    assertThat(budget.fitting(1, 64)).isEqualTo(64);
    assertThat(budget.fitting(501, 64)).isZero();
    inUse = 900;
    assertThat(budget.available()).isZero();
    assertThat(budget.fitting(1, 64)).isZero();
  }

  @Test
  void limit_unlessSaid_isFourFifthsOfTheLargestHeap() {
    assertThat(builder().build().limit()).isEqualTo(800);
    assertThat(MemoryBudget.ofHeap().limit())
        .isEqualTo(Math.round(Runtime.getRuntime().maxMemory() * 0.8));
  }

  @Test
  void nonsense_isRejectedWithItsName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder().limit(1_001))
        .withMessageContaining("limit=1001")
        .withMessageContaining("largest heap=1000");
    assertThatIllegalArgumentException().isThrownBy(() -> builder().limit(0));
    for (double share : new double[] {0, -1, 1.01, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> builder().warnAt(share))
          .withMessageContaining("share=" + share);
    }
    MemoryBudget budget = builder().build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> budget.require(-1, "a batch"))
        .withMessageContaining("what=a batch, bytes=-1");
    assertThatIllegalArgumentException().isThrownBy(() -> budget.fitting(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> budget.fitting(1, 0));
  }

  @Test
  void heap_ofThisJvm_isPlausible() {
    long available = MemoryBudget.ofHeap().available();

    assertThat(available).isBetween(1L, Runtime.getRuntime().maxMemory());
  }

  /** Fills the heap of a child; without the budget it would end in an OutOfMemoryError. */
  static final class Filling {
    private Filling() {}

    public static void main(String[] arguments) {
      MemoryBudget budget = MemoryBudget.ofHeap();
      List<byte[]> kept = new ArrayList<>();
      int size = 100_000;
      try {
        while (true) {
          budget.require(size, "an array");
          kept.add(new byte[size]);
        }
      } catch (OverloadException e) {
        System.out.println(kept.size());
      }
      kept.subList(0, 500).clear();
      // Only garbage is in the way: whether it fits is known after a collection.
      budget.require(250L * size, "an array");
      System.out.println(budget.fitting(size, 1_000));
    }
  }

  @Test
  void heap_filledUnderABudget_isRefusedInTimeAndAllowedAgain() {
    for (String collector : List.of("Serial", "G1")) {
      List<String> command = new ArrayList<>(ChildJvm.command(Filling.class));
      command.set(command.indexOf("-XX:+UseSerialGC"), "-XX:+Use" + collector + "GC");
      try (ChildJvm child = ChildJvm.start(command)) {
        // Of 256 MiB, 204 may be in use: 2,147 arrays, less what the program has itself.
        assertThat(Integer.parseInt(child.line())).as(collector).isBetween(1_600, 2_147);
        assertThat(Integer.parseInt(child.line())).as(collector).isBetween(100, 400);
      }
    }
  }
}
