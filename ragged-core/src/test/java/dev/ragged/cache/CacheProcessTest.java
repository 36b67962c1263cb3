package dev.ragged.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.tck.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Caches in other processes: killed, without room on disk, and with thousands of threads. */
@Timeout(300)
class CacheProcessTest {
  private static final int KILLS = 20;

  @TempDir Path temp;

  @Test
  void process_killedAtAnyMoment_leavesRightValuesOrNone() {
    long seed = 31;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    TestCache test = new TestCache(temp).heap(0).disk(CachingUser.DISK_BYTES);
    long hits = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      try (ChildJvm child =
          ChildJvm.start(
              CachingUser.class, "crash", temp.toString(), String.valueOf(seed + kill))) {
        for (int lines = random.nextInt(400); lines >= 0; lines--) {
          child.line();
        }
        child.kill();
      }
      assertThat(test.bytesOfFiles()).isLessThanOrEqualTo(CachingUser.DISK_BYTES);
      try (TwoLevelCache<String, String> cache = test.open()) {
        for (int i = 0; i < CachingUser.KEYS; i++) {
          String key = "k" + i;
          Optional<Cached<String>> found = cache.find(key);
          found.ifPresent(value -> assertThat(value.value()).isEqualTo(CachingUser.value(key)));
          hits += found.isPresent() ? 1 : 0;
        }
        assertThat(cache.statistics().disk().damaged()).as("a torn end at most").isLessThan(2);
        assertThat(test.bytesOfFiles()).isEqualTo(cache.statistics().disk().bytes());
      }
    }
    assertThat(hits).as("entries that survived").isGreaterThan(KILLS * 20);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void process_withoutRoomOnDisk_answersAndGoesOn() throws IOException {
    for (int kibibytes : List.of(0, 1, 7, 20)) {
      Path folder = temp.resolve("full" + kibibytes);
      List<String> command =
          new ArrayList<>(
              List.of("bash", "-c", "ulimit -f " + kibibytes + "; exec \"$@\"", "bash"));
      command.addAll(ChildJvm.command(CachingUser.class, "full", folder.toString(), "1"));
      command.add(5, "-XX:-UsePerfData");
      try (ChildJvm child = ChildJvm.start(command)) {
        String[] counts = child.line().split(" ", -1);
        assertThat(child.waitFor()).isZero();
        assertThat(Long.parseLong(counts[1])).as("rejected").isGreaterThan(100);
        assertThat(Long.parseLong(counts[0]))
            .as("hits on disk")
            .isGreaterThan(kibibytes > 1 ? 50 : -1);
        assertThat(counts[2]).as("damaged").isEqualTo("0");
      }
      TestCache test = new TestCache(folder).heap(0).disk(CachingUser.DISK_BYTES);
      for (Path file : test.files()) {
        assertThat(Files.size(file)).isBetween(1L, kibibytes * 1_024L);
      }
      try (TwoLevelCache<String, String> cache = test.open()) {
        cache.warmUp();
        assertThat(cache.statistics().disk().damaged()).as("failed writes leave nothing").isZero();
      }
    }
  }

  @Test
  void process_twoThousandThreadsInASmallHeap_allGetRightAnswers() {
    List<String> command =
        ChildJvm.command(CachingUser.class, "threads", temp.toString(), "1").stream()
            .map(word -> word.equals("-Xmx256m") ? "-Xmx48m" : word)
            .toList();
    try (ChildJvm child = ChildJvm.start(command)) {
      String[] counts = child.line().split(" ", -1);
      assertThat(child.waitFor()).isZero();
      assertThat(counts[0]).as("right answers").isEqualTo("100000");
      assertThat(Long.parseLong(counts[1])).isLessThanOrEqualTo(100_000);
    }
  }
}
