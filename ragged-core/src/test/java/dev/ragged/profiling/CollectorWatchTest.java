package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CollectorWatchTest {
  /** A collector whose figures are set. */
  private static final class Collector implements GarbageCollectorMXBean {
    private final String name;
    private long count = 100;
    private long millis = 1_000;

    Collector(String name) {
      this.name = name;
    }

    void collect(long pause) {
      count++;
      millis += pause;
    }

    @Override
    public long getCollectionCount() {
      return count;
    }

    @Override
    public long getCollectionTime() {
      return millis;
    }

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean isValid() {
      return true;
    }

    @Override
    public String[] getMemoryPoolNames() {
      return new String[0];
    }

    @Override
    public ObjectName getObjectName() {
      throw new AssertionError("not asked");
    }
  }

  private static final class Details implements CollectionDetails {
    private final long longest;
    private final Ended last;
    private boolean closed;

    Details(long longest, Ended last) {
      this.longest = longest;
      this.last = last;
    }

    @Override
    public long longestMillis(long count) {
      return longest;
    }

    @Override
    public Optional<Ended> last() {
      return Optional.of(last);
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static ProcessWatch watch(CollectorWatch... collectors) {
    return new ProcessWatch(List.of(collectors), new ResidentSize(Path.of("does-not-exist")));
  }

  @Test
  void collector_ofPauses_isCountedFromTheStartOn() {
    Collector young = new Collector("G1 Young Generation");
    Collector old = new Collector("G1 Old Generation");
    ProcessWatch watch =
        watch(
            new CollectorWatch(young, CollectionDetails.NONE),
            new CollectorWatch(old, CollectionDetails.NONE));
    assertThat(watch.figures().heapAfterGc()).isEmpty();
    young.collect(5);
    young.collect(7);
    old.collect(30);

    ProcessFigures figures = watch.figures();

    assertThat(figures.collections()).isEqualTo(3);
    assertThat(figures.collectionPauses()).isEqualTo(Duration.ofMillis(42));
    assertThat(figures.longestPause()).as("not told").isZero();
    assertThat(figures.heapAfterGc()).as("from the pools of this JVM").isPresent();
    assertThat(figures.residentBytes()).isEmpty();
  }

  @Test
  void collector_ofCycles_isNoPauseAndItsPausesAreNoCollection() {
    Collector cycles = new Collector("ZGC Major Cycles");
    Collector pauses = new Collector("ZGC Major Pauses");
    Collector remarks = new Collector("G1 Concurrent GC");
    CollectionDetails.Ended cycle = new CollectionDetails.Ended(10, 90, 5_000);
    CollectionDetails.Ended pause = new CollectionDetails.Ended(80, 91, 6_000);
    ProcessWatch watch =
        watch(
            new CollectorWatch(cycles, new Details(80, cycle)),
            new CollectorWatch(pauses, new Details(11, pause)),
            new CollectorWatch(remarks, new Details(4, pause)));
    cycles.collect(80);
    pauses.collect(11);
    pauses.collect(1);
    remarks.collect(4);

    ProcessFigures figures = watch.figures();

    assertThat(figures.collections()).isEqualTo(1);
    assertThat(figures.collectionPauses()).isEqualTo(Duration.ofMillis(16));
    assertThat(figures.longestPause()).isEqualTo(Duration.ofMillis(11));
    assertThat(figures.heapAfterGc()).hasValue(5_000);
  }

  @Test
  void heap_afterSeveralCollections_isThatOfTheLatest() {
    Details first = new Details(1, new CollectionDetails.Ended(10, 20, 100));
    Details last = new Details(1, new CollectionDetails.Ended(15, 20, 200));
    Details before = new Details(1, new CollectionDetails.Ended(16, 19, 300));
    Collector collector = new Collector("Copy");
    ProcessWatch watch =
        watch(
            new CollectorWatch(collector, first),
            new CollectorWatch(collector, last),
            new CollectorWatch(collector, before));

    assertThat(watch.figures().heapAfterGc()).hasValue(200);

    watch.close();
    assertThat(List.of(first.closed, last.closed, before.closed)).containsOnly(true);
  }

  @Test
  void pauses_roundedBelowTheLongest_areNotLess() {
    Collector collector = new Collector("Copy");
    ProcessWatch watch =
        watch(new CollectorWatch(collector, new Details(8, new CollectionDetails.Ended(0, 8, 1))));
    collector.collect(7);

    assertThat(watch.figures().collectionPauses()).isEqualTo(Duration.ofMillis(8));
  }

  @Test
  void notifications_thatAreLate_areWaitedForOrDoneWithout() throws Exception {
    // A listener that was there first holds up the thread that brings notifications.
    CountDownLatch release = new CountDownLatch(1);
    NotificationListener slow =
        (notification, handback) -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    List<GarbageCollectorMXBean> beans = ManagementFactory.getGarbageCollectorMXBeans();
    for (GarbageCollectorMXBean bean : beans) {
      ((NotificationEmitter) bean).addNotificationListener(slow, null, null);
    }
    try (ProcessWatch watch = ProcessWatch.start()) {
      System.gc();
      System.gc();
      System.gc();

      long start = System.nanoTime();
      ProcessFigures early = watch.figures();
      assertThat(early.collections()).isGreaterThanOrEqualTo(3);
      assertThat(early.heapAfterGc()).isPresent();
      assertThat(early.longestPause()).as("the last one is known").isPositive();
      assertThat(System.nanoTime() - start)
          .as("it gives up")
          .isBetween(100_000_000L, 20_000_000_000L);

      Thread.currentThread().interrupt();
      assertThat(watch.figures().collections()).isGreaterThanOrEqualTo(3);
      assertThat(Thread.interrupted()).as("an interrupt is kept").isTrue();

      release.countDown();
      ProcessFigures late = watch.figures();
      assertThat(late.longestPause()).isGreaterThanOrEqualTo(early.longestPause());
      assertThat(late.longestPause().multipliedBy(late.collections()))
          .as("the longest is no less than the mean")
          .isGreaterThanOrEqualTo(late.collectionPauses().minusMillis(late.collections()));
    } finally {
      release.countDown();
      for (GarbageCollectorMXBean bean : beans) {
        ((NotificationEmitter) bean).removeNotificationListener(slow);
      }
    }
  }

  @Test
  void details_ofABeanThatTellsNone_areNone() {
    assertThat(CollectionDetails.of(new Collector("Copy"))).isSameAs(CollectionDetails.NONE);
    CollectionDetails.NONE.close();
  }

  @Test
  void details_closedTwice_doNothing() {
    CollectionDetails details =
        CollectionDetails.of(ManagementFactory.getGarbageCollectorMXBeans().get(0));
    details.close();
    details.close();
  }
}
