package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.OverloadException;
import dev.ragged.tck.ChildJvm;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
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
  void claim_whatFits_isAllowedUpToTheLimit() {
    inUse = 300;
    MemoryBudget budget = builder().limit(800).warnAt(1).build();

    budget.claim(500, "a batch");

    assertThat(warnings).isEmpty();
    assertThat(collections).isEqualTo(1);
    assertThat(budget.available()).as("beside the claim").isZero();
  }

  @Test
  void claim_whatDoesNotFit_isRefusedWithWhatToDo() {
    inUse = 301;
    MemoryBudget budget = builder().limit(800).build();

    assertThatExceptionOfType(OverloadException.class)
        .isThrownBy(() -> budget.claim(500, "a batch of 20 texts"))
        .withMessageContaining("a batch of 20 texts does not fit")
        .withMessageContaining("requested=500 bytes")
        .withMessageContaining("used=301")
        .withMessageContaining("limit=800")
        .withMessageContaining("-Xmx");
    assertThat(collections).isEqualTo(2);
    assertThat(warnings).isEmpty();
  }

  @Test
  void claim_whatFitsOnlyWithoutGarbage_isAllowedAfterACollection() {
    inUse = 100;
    garbage = 650;
    MemoryBudget budget = builder().limit(800).build();

    budget.claim(100, "a batch");

    assertThat(collections).isEqualTo(2);
    assertThat(warnings).isEmpty();
  }

  @Test
  void claim_open_countsAcrossCollections() {
    MemoryBudget budget = builder().limit(858).build();

    List<MemoryBudget.Claim> claims = new ArrayList<>();
    int refused = 0;
    for (int i = 0; i < 20; i++) {
      try {
        claims.add(budget.claim(100, "an array"));
      } catch (OverloadException e) {
        refused++;
      }
      collect();
    }

    assertThat(claims).hasSize(8);
    assertThat(refused).isEqualTo(12);
    assertThat(budget.available()).isEqualTo(58);
  }

  @Test
  void claim_beforeAnyCollection_counts() {
    collections = 0;
    MemoryBudget budget = builder().limit(800).build();
    MemoryBudget.Claim claim = budget.claim(500, "first");
    assertThat(budget.available()).isEqualTo(300);

    inUse = 500;
    claim.close();
    assertThat(budget.available()).as("the heap in use has it").isEqualTo(300);
  }

  @Test
  void claim_closed_countsUntilTheNextCollection() {
    MemoryBudget budget = builder().limit(800).build();
    MemoryBudget.Claim made = budget.claim(300, "made");
    MemoryBudget.Claim givenUp = budget.claim(200, "given up");
    collect();
    made.close();
    givenUp.close();
    assertThat(budget.available()).as("not seen by a collection").isEqualTo(300);

    inUse = 300;
    collect();
    assertThat(budget.available()).isEqualTo(500);
  }

  @Test
  void claim_closed_isLetGoOfByACollectionBeforeItRefuses() {
    MemoryBudget budget = builder().limit(800).build();
    budget.claim(700, "given up").close();

    budget.claim(800, "all").close();

    assertThat(collections).isEqualTo(2);
  }

  @Test
  void close_again_doesNothing() {
    MemoryBudget budget = builder().limit(800).build();
    MemoryBudget.Claim first = budget.claim(300, "first");
    MemoryBudget.Claim second = budget.claim(400, "second");
    first.close();
    first.close();
    collect();
    first.close();

    assertThat(budget.available()).isEqualTo(400);
    assertThat(second.bytes()).isEqualTo(400);
  }

  @Test
  void claim_whatNoCollectionCanHelp_isRefusedWithoutOne() {
    MemoryBudget budget = builder().limit(800).build();
    for (int i = 0; i < 200; i++) {
      assertThatExceptionOfType(OverloadException.class)
          .isThrownBy(() -> budget.claim(Long.MAX_VALUE, "far too much"))
          .withMessageContaining("used=0, limit=800, of it claimed=0. Ask");
    }
    MemoryBudget.Claim open = budget.claim(500, "open");
    assertThatExceptionOfType(OverloadException.class)
        .isThrownBy(() -> budget.claim(301, "beside it"))
        .withMessageContaining("claimed=500");

    assertThat(collections).isEqualTo(1);
    assertThat(budget.claim(300, "what is left").bytes() + open.bytes()).isEqualTo(800);
  }

  @Test
  void claim_listenerThrows_claimsNothingAndWarnsAgain() {
    IllegalStateException thrown = new IllegalStateException("no");
    List<Long> left = new ArrayList<>();
    MemoryBudget[] budget = new MemoryBudget[1];
    budget[0] =
        builder()
            .limit(800)
            .listener(
                warning -> {
                  left.add(budget[0].available());
                  throw thrown;
                })
            .build();

    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> budget[0].claim(700, "much")).isSameAs(thrown);
      assertThat(budget[0].available()).isEqualTo(800);
    }

    assertThat(left).as("what is asked for is kept meanwhile").containsExactly(100L, 100L, 100L);
  }

  @Test
  void claim_byManyThreadsBeforeAnyHasMade_grantsNoMoreThanTheLimit() throws Exception {
    MemoryBudget budget = builder().limit(858).build();
    CyclicBarrier together = new CyclicBarrier(16);
    List<MemoryBudget.Claim> claims = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger refused = new AtomicInteger();
    inThreads(
        () -> {
          together.await();
          try {
            claims.add(budget.claim(100, "an array"));
          } catch (OverloadException e) {
            refused.incrementAndGet();
          }
          return null;
        });

    assertThat(claims).hasSize(8);
    assertThat(refused).hasValue(8);
    claims.forEach(MemoryBudget.Claim::close);
    collect();
    assertThat(budget.available()).isEqualTo(858);
  }

  private static void inThreads(Callable<@Nullable Void> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      for (Future<@Nullable Void> done : threads.invokeAll(Collections.nCopies(16, task))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void claim_aboveTheShare_warnsOncePerCrossing() {
    MemoryBudget budget = builder().limit(1_000).build();

    budget.claim(750, "first").close();
    assertThat(warnings).isEmpty();
    collect();
    budget.claim(751, "second").close();
    collect();
    budget.claim(900, "third").close();
    collect();
    assertThat(warnings).containsExactly(new MemoryWarning("second", 751, 0, 1_000));
    assertThat(warnings.get(0))
        .hasToString("second leaves little: requested=751 bytes, used=0, limit=1000");
    budget.claim(10, "small").close();
    inUse = 800;
    budget.claim(0, "fourth").close();
    assertThat(warnings).extracting(MemoryWarning::what).containsExactly("second", "fourth");
  }

  @Test
  void claim_withActionWarn_warnsAgainWhenItDoesNotFitAndRefusesNothing() {
    MemoryBudget budget = builder().limit(1_000).action(MemoryBudget.Action.WARN).build();

    budget.claim(800, "much").close();
    collect();
    MemoryBudget.Claim tooMuch = budget.claim(1_001, "too much");
    MemoryBudget.Claim farTooMuch = budget.claim(Long.MAX_VALUE, "far too much");

    assertThat(warnings).extracting(MemoryWarning::what).containsExactly("much", "too much");
    assertThat(warnings).extracting(MemoryWarning::isExceeded).containsExactly(false, true);
    assertThat(collections).as("it lets nothing be collected").isEqualTo(2);
    assertThat(budget.available()).isZero();
    tooMuch.close();
    farTooMuch.close();
    collect();
    assertThat(budget.available()).isEqualTo(1_000);
  }

  @Test
  void claim_withActionIgnore_doesNothing() {
    MemoryBudget budget = builder().action(MemoryBudget.Action.IGNORE).build();

    budget.claim(Long.MAX_VALUE, "anything");

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
        .isThrownBy(() -> budget.claim(-1, "a batch"))
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
          try (MemoryBudget.Claim claim = budget.claim(size, "an array")) {
            kept.add(new byte[Math.toIntExact(claim.bytes())]);
          }
        }
      } catch (OverloadException e) {
        System.out.println(kept.size());
      }
      kept.subList(0, 500).clear();
      // Only garbage is in the way: whether it fits is known after a collection.
      try (MemoryBudget.Claim claim = budget.claim(250L * size, "an array")) {
        System.out.println(budget.fitting(claim.bytes() / 250, 1_000));
      }
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

  /**
   * Threads that all claim 20 MB before the first of them makes it, in a child whose heap has room
   * for 12.
   */
  static final class Making {
    private static final MemoryBudget BUDGET = MemoryBudget.ofHeap();
    private static final CyclicBarrier TOGETHER = new CyclicBarrier(16);
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final AtomicInteger FAILED = new AtomicInteger();

    private Making() {}

    public static void main(String[] arguments) throws Exception {
      inThreads(Making::make);
      System.out.println(MADE.get());
      System.out.println(FAILED.get());
    }

    private static @Nullable Void make() throws Exception {
      for (int i = 0; i < 10; i++) {
        Optional<MemoryBudget.Claim> claim = claim();
        TOGETHER.await();
        Optional<byte[]> made = claim.flatMap(Making::made);
        claim.ifPresent(MemoryBudget.Claim::close);
        TOGETHER.await();
        MADE.addAndGet(made.isPresent() ? 1 : 0);
      }
      return null;
    }

    private static Optional<MemoryBudget.Claim> claim() {
      try {
        return Optional.of(BUDGET.claim(20_000_000, "an array"));
      } catch (OverloadException e) {
        return Optional.empty();
      }
    }

    private static Optional<byte[]> made(MemoryBudget.Claim claim) {
      try {
        return Optional.of(new byte[Math.toIntExact(claim.bytes())]);
      } catch (OutOfMemoryError e) {
        FAILED.incrementAndGet();
        return Optional.empty();
      }
    }
  }

  @Test
  void heap_filledByManyThreads_isNeverExceeded() {
    for (String collector : List.of("Serial", "G1")) {
      List<String> command = new ArrayList<>(ChildJvm.command(Making.class));
      command.set(command.indexOf("-XX:+UseSerialGC"), "-XX:+Use" + collector + "GC");
      try (ChildJvm child = ChildJvm.start(command)) {
        assertThat(Integer.parseInt(child.line())).as("made, %s", collector).isBetween(60, 100);
        assertThat(Integer.parseInt(child.line())).as("out of memory, %s", collector).isZero();
      }
    }
  }
}
