package dev.ragged.cache;

import static dev.ragged.cache.TestCache.forgetHeap;
import static dev.ragged.cache.TestCache.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a cache's files, a lookup gives the right value or none. */
class CacheDamageTest {
  private static final int ENTRIES = 3;

  @TempDir Path temp;
  private TestCache test;

  @BeforeEach
  void setUp() {
    test = new TestCache(temp.resolve("cache")).disk(CacheBuilder.MIN_DISK_BYTES);
  }

  private static String value(int i) {
    return "value " + i;
  }

  private void fill(TwoLevelCache<String, String> cache, int from, int to) {
    for (int i = from; i < to; i++) {
      put(cache, "k" + i, value(i));
    }
  }

  /** Returns how many of the first entries are there, and that no other value is. */
  private int right(TwoLevelCache<String, String> cache, int entries) {
    int right = 0;
    for (int i = 0; i < entries; i++) {
      Optional<Cached<String>> found = cache.find("k" + i);
      if (found.isPresent()) {
        assertThat(found.get().value()).isEqualTo(value(i));
        right++;
      }
    }
    return right;
  }

  private byte[] oneFile() throws IOException {
    try (TwoLevelCache<String, String> cache = test.open()) {
      fill(cache, 0, ENTRIES);
    }
    assertThat(test.files()).hasSize(1);
    return Files.readAllBytes(test.files().get(0));
  }

  @Test
  void everyBit_flippedBeforeOpening_isAMissAndCounted() throws IOException {
    byte[] file = oneFile();
    Path path = test.files().get(0);
    for (int bit = 0; bit < 8 * file.length; bit++) {
      Files.write(path, flipped(file, bit));
      try (TwoLevelCache<String, String> cache = test.open()) {
        assertThat(right(cache, ENTRIES)).as("bit %s", bit).isLessThan(ENTRIES);
        assertThat(cache.statistics().disk().damaged()).as("bit %s", bit).isOne();
        assertThat(cache.statistics().misses()).isPositive();
      }
    }
  }

  @Test
  void everyBit_flippedWhileOpen_isOneMissAtMostAndCounted() throws IOException {
    byte[] file = oneFile();
    Path path = test.files().get(0);
    for (int bit = 0; bit < 8 * file.length; bit++) {
      try (TwoLevelCache<String, String> cache = test.open()) {
        cache.warmUp();
        flip(path, bit);
        int lost = bit < 8 * SegmentLayout.HEADER_BYTES ? 0 : 1;
        assertThat(right(cache, ENTRIES)).as("bit %s", bit).isEqualTo(ENTRIES - lost);
        assertThat(cache.statistics().disk().damaged()).as("bit %s", bit).isEqualTo(lost);
        assertThat(cache.statistics().disk().misses()).isEqualTo(lost);
      }
      flip(path, bit);
    }
  }

  private static void flip(Path path, int bit) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.seek(bit / 8);
      int before = file.read();
      file.seek(bit / 8);
      file.write(before ^ 1 << bit % 8);
    }
  }

  private static byte[] flipped(byte[] file, int bit) {
    byte[] flipped = file.clone();
    flipped[bit / 8] ^= (byte) (1 << bit % 8);
    return flipped;
  }

  @Test
  void everyLength_cutBeforeOpeningOrWhileOpen_leavesWhatIsWhole() throws IOException {
    byte[] file = oneFile();
    Path path = test.files().get(0);
    int size = (file.length - SegmentLayout.HEADER_BYTES) / ENTRIES;
    for (int length = 0; length < file.length; length++) {
      int whole = Math.max(0, (length - SegmentLayout.HEADER_BYTES) / size);
      Files.write(path, Arrays.copyOf(file, length));
      try (TwoLevelCache<String, String> cache = test.open()) {
        assertThat(right(cache, ENTRIES)).as("cut to %s", length).isEqualTo(whole);
        boolean between =
            length >= SegmentLayout.HEADER_BYTES
                && (length - SegmentLayout.HEADER_BYTES) % size == 0;
        assertThat(cache.statistics().disk().damaged()).isEqualTo(between ? 0 : 1);
        put(cache, "k0", value(0));
        assertThat(cache.statistics().disk().bytes()).isEqualTo(test.bytesOfFiles());
      }
      cleanUp();
      Files.write(path, file);
      try (TwoLevelCache<String, String> cache = test.open()) {
        cache.warmUp();
        Files.write(path, Arrays.copyOf(file, length));
        assertThat(right(cache, ENTRIES)).as("cut to %s", length).isEqualTo(whole);
        assertThat(cache.statistics().disk().damaged()).isEqualTo(ENTRIES - whole);
      }
      cleanUp();
    }
  }

  private void cleanUp() throws IOException {
    for (Path file : test.files()) {
      Files.delete(file);
    }
  }

  @Test
  void tail_torn_isCutOffAndTheFileGoesOn() throws IOException {
    byte[] file = oneFile();
    Path path = test.files().get(0);
    Files.write(path, Arrays.copyOf(file, file.length - 3));
    try (TwoLevelCache<String, String> cache = test.open()) {
      assertThat(right(cache, ENTRIES)).isEqualTo(ENTRIES - 1);
      fill(cache, ENTRIES - 1, ENTRIES);
    }
    assertThat(Files.readAllBytes(path)).isEqualTo(file);
  }

  @Test
  void files_reopenedManyTimes_stayFew() {
    for (int i = 0; i < 40; i++) {
      try (TwoLevelCache<String, String> cache = test.open()) {
        assertThat(right(cache, i)).isEqualTo(i);
        fill(cache, i, i + 1);
      }
    }
    assertThat(test.files()).hasSize(1);
  }

  /** Fills several files; returns how many entries there are. */
  private int severalFiles() {
    int entries = 350;
    try (TwoLevelCache<String, String> cache = test.open()) {
      fill(cache, 0, entries);
    }
    assertThat(test.files()).hasSizeGreaterThanOrEqualTo(3);
    return entries;
  }

  @FunctionalInterface
  private interface Harm {
    void to(Path file) throws IOException;
  }

  @Test
  void eachFile_harmed_losesItsOwnEntriesOnly() throws IOException {
    List<Harm> harms =
        List.of(
            Files::delete,
            file -> Files.write(file, new byte[0]),
            file -> Files.write(file, new byte[20_000]),
            file -> Files.write(file, new byte[(16 << 20) + 1]),
            file -> Files.write(file, ofLaterLayout(Files.readAllBytes(file))),
            file -> {
              Files.delete(file);
              Files.createDirectories(file.resolve("inside"));
            });
    int entries = severalFiles();
    List<Path> files = test.files();
    List<byte[]> bytes = files.stream().map(CacheDamageTest::read).toList();
    for (boolean open : List.of(false, true)) {
      for (Harm harm : harms) {
        for (int i = 0; i < files.size(); i++) {
          restore(files, bytes);
          TwoLevelCache<String, String> cache = test.open();
          if (open) {
            cache.warmUp();
          }
          harm.to(files.get(i));
          int there = right(cache, entries);
          assertThat(there).isBetween(entries / 4, open ? entries : entries - 1);
          fill(cache, 0, entries);
          forgetHeap(cache);
          assertThat(right(cache, entries)).as("it goes on").isEqualTo(entries);
          cache.close();
          try (TwoLevelCache<String, String> again = test.open()) {
            assertThat(right(again, entries)).isBetween(entries * 2 / 3, entries);
          }
        }
      }
    }
  }

  private void restore(List<Path> files, List<byte[]> bytes) throws IOException {
    for (Path file : test.files()) {
      if (Files.isDirectory(file)) {
        Files.delete(file.resolve("inside"));
      }
      Files.delete(file);
    }
    for (int i = 0; i < files.size(); i++) {
      Files.write(files.get(i), bytes.get(i));
    }
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void twoFiles_swapped_areBothDropped() throws IOException {
    int entries = severalFiles();
    List<Path> files = test.files();
    byte[] first = Files.readAllBytes(files.get(0));
    Files.write(files.get(0), Files.readAllBytes(files.get(1)));
    Files.write(files.get(1), first);
    try (TwoLevelCache<String, String> cache = test.open()) {
      assertThat(right(cache, entries)).isBetween(1, entries / 2);
      assertThat(cache.statistics().disk().damaged()).isEqualTo(2);
    }
  }

  @Test
  void otherStoreVersionOrName_openedInTheSameFolder_seesNothing() {
    List<CacheBuilder> others =
        List.of(
            test.builder().disk(test.folder(), new UUID(1, 3), TestCache.VERSION, 1 << 20),
            test.builder().disk(test.folder(), TestCache.STORE, TestCache.VERSION + 1, 1 << 20),
            TwoLevelCache.builder("texts-")
                .disk(test.folder(), TestCache.STORE, TestCache.VERSION, 1 << 20));
    for (CacheBuilder other : others) {
      try (TwoLevelCache<String, String> cache = test.open()) {
        fill(cache, 0, ENTRIES);
      }
      try (TwoLevelCache<String, String> cache = other.build(new TextCodec())) {
        assertThat(right(cache, ENTRIES)).isZero();
        assertThat(cache.statistics().disk().damaged()).isOne();
        assertThat(test.files()).isEmpty();
      }
    }
  }

  @Test
  void entries_behindAnotherFilesHeader_areNotRead() throws IOException {
    byte[] file = oneFile();
    TestCache other = new TestCache(temp.resolve("other"));
    try (TwoLevelCache<String, String> cache =
        other
            .builder()
            .disk(other.folder(), new UUID(9, 9), TestCache.VERSION, 1 << 20)
            .build(new TextCodec())) {
      put(cache, "k0", "another store's");
    }
    byte[] foreign = Files.readAllBytes(other.files().get(0));
    System.arraycopy(file, 0, foreign, 0, SegmentLayout.HEADER_BYTES);
    Files.write(test.files().get(0), foreign);
    try (TwoLevelCache<String, String> cache = test.open()) {
      assertThat(cache.find("k0")).isEmpty();
      assertThat(cache.statistics().disk().damaged()).isOne();
    }
  }

  @Test
  void foreignFiles_inTheFolder_areLeftAloneUnlessTheyAreNamedAsOurs() throws IOException {
    oneFile();
    Files.writeString(test.folder().resolve("notes.txt"), "mine");
    Files.writeString(test.folder().resolve("0000000000000001.cache.bak"), "mine");
    Files.createDirectories(test.folder().resolve("0000000000000002.cache/inside"));
    Files.createSymbolicLink(
        test.folder().resolve("0000000000000003.cache"), temp.resolve("nowhere"));
    Files.writeString(test.folder().resolve("foreign.cache"), "not ours");
    Files.writeString(test.folder().resolve("ffffffffffffffff.cache"), "not ours");
    try (TwoLevelCache<String, String> cache = test.open()) {
      assertThat(right(cache, ENTRIES)).isEqualTo(ENTRIES);
      assertThat(cache.statistics().disk().damaged()).isEqualTo(2);
      for (int i = 0; i < 1_000; i++) {
        put(cache, "n" + i, value(i));
      }
      assertThat(cache.statistics().disk().rejected()).isZero();
      cache.clear();
    }
    assertThat(test.files().stream().map(file -> file.getFileName().toString()))
        .containsExactlyInAnyOrder(
            "notes.txt",
            "0000000000000001.cache.bak",
            "0000000000000002.cache",
            "0000000000000003.cache");
  }

  @Test
  void value_theCodecCannotRead_isDroppedAndCounted() {
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k0", value(0));
    }
    TextCodec faulty =
        new TextCodec() {
          @Override
          public String read(ValueReader reader) {
            throw new IllegalStateException("written by a faulty version");
          }
        };
    try (TwoLevelCache<String, String> cache =
        test.builder()
            .disk(test.folder(), TestCache.STORE, TestCache.VERSION, 1 << 20)
            .build(faulty)) {
      assertThat(cache.find("k0")).isEmpty();
      assertThat(cache.statistics().disk())
          .isEqualTo(new LevelStatistics(0, 1, 0, test.bytesOfFiles(), 0, 0, 1));
      assertThat(cache.get("k0", () -> "new").value()).isEqualTo("new");
    }
  }

  /** Returns the file with the header that a later layout might have. */
  private static byte[] ofLaterLayout(byte[] file) {
    byte[] later = file.clone();
    ByteBuffer header = ByteBuffer.wrap(later);
    header.putInt(8, 2);
    CRC32C crc = new CRC32C();
    crc.update(later, 0, 64);
    header.putInt(64, (int) crc.getValue());
    return later;
  }
}
