package dev.ragged.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreException;
import dev.ragged.error.StoreTooNewException;
import dev.ragged.tck.FaultIo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFilesTest {
  private static final IndexFormat FORMAT = new IndexFormat("numbers", 3);
  private static final UUID STORE = new UUID(11, 12);
  private static final Checkpoint FIRST = new Checkpoint(1, 0xabcL);
  private static final Checkpoint SECOND = new Checkpoint(2, -5);

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  @Test
  void load_whatWasSaved_isEqualAtEveryBlockBorder() {
    // Lengths around one and two blocks, shifted so that numbers straddle the borders.
    for (int shift = 0; shift < 5; shift++) {
      for (int length : new int[] {0, 1, 65_535, 65_536, 65_537, 131_072, 200_000}) {
        byte[] bytes = random(length);
        float[] floats = {1.5f, -0.0f, Float.MIN_VALUE, Float.intBitsToFloat(0x7fc0_1234)};
        byte[] shiftBytes = random(shift);
        CheckpointFiles files = files(STORE);
        files.save(
            FIRST,
            out -> {
              out.writeBytes(shiftBytes);
              out.writeInt(length);
              out.writeBytes(bytes);
              out.writeLong(Long.MIN_VALUE + 77);
              out.writeInt(-2);
              out.writeFloats(floats);
              out.writeByte((byte) -3);
            });
        files.load(
            FIRST,
            in -> {
              in.readBytes(new byte[shiftBytes.length]);
              byte[] back = new byte[in.readCount(1, "bytes")];
              in.readBytes(back);
              assertThat(back).isEqualTo(bytes);
              assertThat(in.readLong()).isEqualTo(Long.MIN_VALUE + 77);
              assertThat(in.readInt()).isEqualTo(-2);
              float[] floatsBack = new float[floats.length];
              in.readFloats(floatsBack);
              for (int i = 0; i < floats.length; i++) {
                assertThat(Float.floatToRawIntBits(floatsBack[i]))
                    .isEqualTo(Float.floatToRawIntBits(floats[i]));
              }
              assertThat(in.readByte()).isEqualTo((byte) -3);
              assertThat(in.remaining()).isZero();
              return true;
            });
      }
    }
  }

  @Test
  void load_floatsAcrossBlocks_areEqual() {
    Random random = new Random(5);
    float[] floats = new float[50_001];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = random.nextFloat();
    }
    CheckpointFiles files = files(STORE);
    files.save(
        FIRST,
        out -> {
          out.writeByte((byte) 1);
          out.writeFloats(floats);
        });
    float[] back = new float[floats.length];
    files.load(
        FIRST,
        in -> {
          in.readByte();
          in.readFloats(back);
          return back;
        });
    assertThat(back).isEqualTo(floats);
  }

  @Test
  void load_anyBitFlipped_isCorruptedAndNamesFileAndOffset() throws IOException {
    saveNumbers(STORE, FIRST, 40);
    Path file = onlyFile();
    byte[] good = Files.readAllBytes(file);
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] bad = good.clone();
      bad[bit / 8] ^= (byte) (1 << (bit % 8));
      Files.write(file, bad);
      assertThatExceptionOfType(StoreCorruptedException.class)
          .as("bit=%d", bit)
          .isThrownBy(() -> loadNumbers(STORE, FIRST))
          .withMessageContaining(file.toString())
          .withMessageContaining("offset=")
          .withMessageContaining("expected")
          .withMessageContaining("found");
    }
  }

  @Test
  void load_bitFlippedInAnyOfSeveralBlocks_isCorrupted() throws IOException {
    saveNumbers(STORE, FIRST, 40_000);
    Path file = onlyFile();
    byte[] good = Files.readAllBytes(file);
    Random random = new Random(9);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      int at = random.nextInt(bad.length);
      bad[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, bad);
      assertThatExceptionOfType(StoreCorruptedException.class)
          .as("byte=%d", at)
          .isThrownBy(() -> loadNumbers(STORE, FIRST));
    }
  }

  @Test
  void load_blocksSwapped_isCorrupted() throws IOException {
    saveNumbers(STORE, FIRST, 40_000);
    Path file = onlyFile();
    byte[] bytes = Files.readAllBytes(file);
    int block = IndexFileLayout.BLOCK_BYTES + IndexFileLayout.CRC_BYTES;
    byte[] first =
        Arrays.copyOfRange(
            bytes, IndexFileLayout.HEADER_BYTES, IndexFileLayout.HEADER_BYTES + block);
    System.arraycopy(
        bytes, IndexFileLayout.HEADER_BYTES + block, bytes, IndexFileLayout.HEADER_BYTES, block);
    System.arraycopy(first, 0, bytes, IndexFileLayout.HEADER_BYTES + block, block);
    Files.write(file, bytes);
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> loadNumbers(STORE, FIRST))
        .withMessageContaining("CRC of block 0");
  }

  @Test
  void load_blockOfAnotherCheckpointsFile_isCorrupted() throws IOException {
    saveNumbers(STORE, FIRST, 40);
    byte[] older = Files.readAllBytes(onlyFile());
    saveNumbers(STORE, SECOND, 40);
    Path file = directory.resolve("numbers-2-fffffffffffffffb.idx");
    byte[] newer = Files.readAllBytes(file);
    // Same payload, same length: only the identity in the CRC tells the blocks apart.
    int payload = older.length - IndexFileLayout.HEADER_BYTES - IndexFileLayout.FOOTER_BYTES;
    System.arraycopy(
        older, IndexFileLayout.HEADER_BYTES, newer, IndexFileLayout.HEADER_BYTES, payload);
    Files.write(file, newer);
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> loadNumbers(STORE, SECOND));
  }

  @Test
  void load_truncatedAtAnyLength_isCorrupted() throws IOException {
    saveNumbers(STORE, FIRST, 40);
    Path file = onlyFile();
    byte[] good = Files.readAllBytes(file);
    for (int length = 0; length < good.length; length++) {
      Files.write(file, Arrays.copyOf(good, length));
      assertThatExceptionOfType(StoreCorruptedException.class)
          .as("length=%d", length)
          .isThrownBy(() -> loadNumbers(STORE, FIRST));
    }
    Files.write(file, Arrays.copyOf(good, good.length + 1));
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> loadNumbers(STORE, FIRST))
        .withMessageContaining("file length");
  }

  @Test
  void load_filesSwapped_isCorrupted() throws IOException {
    saveNumbers(STORE, FIRST, 40);
    Path first = onlyFile();
    byte[] firstBytes = Files.readAllBytes(first);
    saveNumbers(STORE, SECOND, 41);
    Path second = directory.resolve("numbers-2-fffffffffffffffb.idx");
    Files.write(first, Files.readAllBytes(second));
    Files.write(second, firstBytes);
    for (Checkpoint checkpoint : List.of(FIRST, SECOND)) {
      assertThatExceptionOfType(StoreCorruptedException.class)
          .isThrownBy(() -> loadNumbers(STORE, checkpoint))
          .withMessageContaining("checkpoint");
    }
  }

  @Test
  void load_anotherStoresFile_isCorrupted() {
    saveNumbers(STORE, FIRST, 40);
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> loadNumbers(new UUID(11, 13), FIRST))
        .withMessageContaining("store id")
        .withMessageContaining(STORE.toString());
  }

  @Test
  void load_anotherFormatsFile_isCorrupted() throws IOException {
    saveNumbers(STORE, FIRST, 40);
    IndexFormat other = new IndexFormat("letters", 3);
    Files.move(onlyFile(), directory.resolve("letters-1-0000000000000abc.idx"));
    CheckpointFiles letters = new CheckpointFiles(directory, STORE, other);
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> letters.load(FIRST, IndexFileReader::readByte))
        .withMessageContaining("format name");
  }

  @Test
  void load_foreignFile_isCorrupted() throws IOException {
    saveNumbers(STORE, FIRST, 40);
    Files.writeString(onlyFile(), "Dear diary, ".repeat(40));
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> loadNumbers(STORE, FIRST))
        .withMessageContaining("magic");
  }

  @Test
  void load_missingFile_isCorruptedAndNamesIt() {
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> loadNumbers(STORE, FIRST))
        .withMessageContaining("numbers-1-0000000000000abc.idx");
  }

  @Test
  void load_directoryInPlaceOfFile_isStoreException() throws IOException {
    Files.createDirectory(directory.resolve("numbers-1-0000000000000abc.idx"));
    assertThatExceptionOfType(StoreException.class).isThrownBy(() -> loadNumbers(STORE, FIRST));
  }

  @Test
  void load_newerFormat_isTooNewAndNothingIsTouched() throws IOException {
    new CheckpointFiles(directory, STORE, new IndexFormat("numbers", 4))
        .save(FIRST, out -> out.writeInt(1));
    Path file = onlyFile();
    byte[] before = Files.readAllBytes(file);
    assertThatExceptionOfType(StoreTooNewException.class)
        .isThrownBy(() -> loadNumbers(STORE, FIRST))
        .withMessageContaining("found 4")
        .withMessageContaining("up to 3");
    assertThat(onlyFile()).isEqualTo(file);
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
  }

  @Test
  void load_newerFormatWithDamagedHeader_isCorrupted() throws IOException {
    saveNumbers(STORE, FIRST, 40);
    Path file = onlyFile();
    byte[] bytes = Files.readAllBytes(file);
    bytes[12] = 99;
    Files.write(file, bytes);
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> loadNumbers(STORE, FIRST))
        .withMessageContaining("header CRC");
  }

  @Test
  void load_olderFormatVersion_isCorrupted() {
    saveNumbers(STORE, FIRST, 40);
    CheckpointFiles older = new CheckpointFiles(directory, STORE, new IndexFormat("numbers", 4));
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> older.load(FIRST, IndexFileReader::readByte))
        .withMessageContaining("format version");
  }

  @Test
  void load_countBeyondTheFile_isCorruptedBeforeMemoryIsTaken() {
    for (int count : new int[] {-1, 5, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      files(STORE)
          .save(
              FIRST,
              out -> {
                out.writeInt(count);
                out.writeFloats(new float[4]);
              });
      assertThatExceptionOfType(StoreCorruptedException.class)
          .isThrownBy(() -> files(STORE).load(FIRST, in -> new float[in.readCount(4, "floats")]))
          .withMessageContaining("floats")
          .withMessageContaining("0 to 4")
          .withMessageContaining("found " + count);
    }
  }

  @Test
  void load_parserReadsTooMuchOrTooLittle_isCorrupted() {
    saveNumbers(STORE, FIRST, 3);
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> files(STORE).load(FIRST, IndexFileReader::readInt))
        .withMessageContaining("unread");
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(
            () ->
                files(STORE)
                    .load(
                        FIRST,
                        in -> {
                          in.readBytes(new byte[1000]);
                          return true;
                        }));
  }

  @Test
  void save_failingAtAnyCall_keepsOlderAndLeavesNewerWholeOrAbsent() throws IOException {
    saveNumbers(STORE, FIRST, 100);
    int total = countSaveCalls();
    assertThat(total).isGreaterThan(8);
    for (int call = 1; call <= total; call++) {
      for (FaultIo io : List.of(FaultIo.once(call), FaultIo.from(call))) {
        assertThatExceptionOfType(StoreException.class)
            .as("call=%d", call)
            .isThrownBy(() -> save(io, SECOND, 40_000));
        assertThat(loadNumbers(STORE, FIRST)).isEqualTo(100);
        Path newer = directory.resolve("numbers-2-fffffffffffffffb.idx");
        if (Files.exists(newer)) {
          assertThat(loadNumbers(STORE, SECOND)).isEqualTo(40_000);
          Files.delete(newer);
        }
        files(STORE).sweep();
        onlyFile();
      }
    }
  }

  @Test
  void save_interruptedThread_failsKeepsItsFlagAndLeavesNothingBehind() throws IOException {
    Thread.currentThread().interrupt();
    try {
      assertThatExceptionOfType(StoreException.class)
          .isThrownBy(() -> saveNumbers(STORE, FIRST, 10))
          .withMessageContaining("Interrupt");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(list()).isEmpty();
  }

  @Test
  void save_contentThrows_leavesNothingBehind() throws IOException {
    assertThatThrownBy(
            () ->
                files(STORE)
                    .save(
                        FIRST,
                        out -> {
                          out.writeBytes(new byte[100_000]);
                          throw new IllegalStateException("told to stop");
                        }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(list()).isEmpty();
  }

  @Test
  void load_failingAtAnyCall_isStoreExceptionAndWorksAfterwards() {
    saveNumbers(STORE, FIRST, 40_000);
    FaultIo counting = FaultIo.never();
    load(counting, STORE, FIRST);
    for (int call = 1; call <= counting.calls(); call++) {
      FaultIo io = FaultIo.once(call);
      assertThatExceptionOfType(StoreException.class)
          .as("call=%d", call)
          .isThrownBy(() -> load(io, STORE, FIRST))
          .isNotInstanceOf(StoreCorruptedException.class);
    }
    assertThat(loadNumbers(STORE, FIRST)).isEqualTo(40_000);
  }

  @Test
  void save_directoryMissing_isStoreException() {
    CheckpointFiles files = new CheckpointFiles(directory.resolve("none"), STORE, FORMAT);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(() -> files.save(FIRST, out -> out.writeInt(1)))
        .withMessageContaining("none");
  }

  @Test
  void sweep_deletesUnfinishedFilesOfItsFormatOnly() throws IOException {
    saveNumbers(STORE, FIRST, 1);
    for (String name :
        new String[] {
          "numbers-7-0000000000000001.idx.tmp", "letters-7-0000000000000001.idx.tmp", "notes.tmp"
        }) {
      Files.writeString(directory.resolve(name), "x");
    }
    files(STORE).sweep();
    assertThat(list())
        .containsExactly(
            "letters-7-0000000000000001.idx.tmp", "notes.tmp", "numbers-1-0000000000000abc.idx");
  }

  @Test
  void discardOthers_keepsTheNamedAndWhatIsNotItsOwn() throws IOException {
    saveNumbers(STORE, FIRST, 1);
    saveNumbers(STORE, SECOND, 2);
    Files.writeString(directory.resolve("numbers-notes.txt"), "x");
    files(STORE).discardOthers(SECOND);
    assertThat(list()).containsExactly("numbers-2-fffffffffffffffb.idx", "numbers-notes.txt");
  }

  @Test
  void discardOthers_several_keepsAllOfThemAndTheyLoad() throws IOException {
    Checkpoint third = new Checkpoint(3, 7);
    saveNumbers(STORE, FIRST, 1);
    saveNumbers(STORE, SECOND, 2);
    saveNumbers(STORE, third, 3);
    files(STORE).discardOthers(List.of(FIRST, third, new Checkpoint(9, 9)));
    assertThat(files(STORE).saved()).containsExactly(FIRST, third);
    assertThat(loadNumbers(STORE, FIRST)).isEqualTo(1);
    assertThat(loadNumbers(STORE, third)).isEqualTo(3);
    files(STORE).discardOthers(List.of());
    assertThat(list()).isEmpty();
  }

  @Test
  void saved_isWhatHasAFileOfTheFormat() throws IOException {
    assertThat(files(STORE).saved()).isEmpty();
    saveNumbers(STORE, SECOND, 1);
    saveNumbers(STORE, FIRST, 1);
    for (String name :
        new String[] {
          "numbers-7-0000000000000001.idx.tmp",
          "letters-7-0000000000000001.idx",
          "numbers-007-0000000000000001.idx",
          "numbers-99999999999999999999-0000000000000001.idx",
          "numbers.idx"
        }) {
      Files.writeString(directory.resolve(name), "x");
    }
    assertThat(files(STORE).saved()).containsExactly(FIRST, SECOND);
    CheckpointFiles missing = new CheckpointFiles(directory.resolve("none"), STORE, FORMAT);
    assertThatExceptionOfType(StoreException.class)
        .isThrownBy(missing::saved)
        .withMessageContaining("none");
  }

  @Test
  void bytes_isTheFilesSizeOrZero() throws IOException {
    assertThat(files(STORE).bytes(FIRST)).isZero();
    saveNumbers(STORE, FIRST, 10);
    assertThat(files(STORE).bytes(FIRST)).isEqualTo(Files.size(onlyFile()));
  }

  @Test
  void format_nameThatIsNoFileName_isRejected() {
    for (String name : new String[] {"", "../x", "Upper", "a b", "a".repeat(25), "1a"}) {
      assertThatIllegalArgumentException().isThrownBy(() -> new IndexFormat(name, 1));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> new IndexFormat("fine", 0));
  }

  private CheckpointFiles files(UUID store) {
    return new CheckpointFiles(directory, store, FORMAT);
  }

  private void saveNumbers(UUID store, Checkpoint checkpoint, int count) {
    save(new DiskIo(), store, checkpoint, count);
  }

  private void save(BlockIo io, Checkpoint checkpoint, int count) {
    save(io, STORE, checkpoint, count);
  }

  private void save(BlockIo io, UUID store, Checkpoint checkpoint, int count) {
    new CheckpointFiles(io, directory, store, FORMAT)
        .save(
            checkpoint,
            out -> {
              out.writeInt(count);
              for (int i = 0; i < count; i++) {
                out.writeInt(i * i);
              }
            });
  }

  private int loadNumbers(UUID store, Checkpoint checkpoint) {
    return load(new DiskIo(), store, checkpoint);
  }

  private int load(BlockIo io, UUID store, Checkpoint checkpoint) {
    return new CheckpointFiles(io, directory, store, FORMAT)
        .load(
            checkpoint,
            in -> {
              int count = in.readCount(4, "numbers");
              for (int i = 0; i < count; i++) {
                assertThat(in.readInt()).isEqualTo(i * i);
              }
              return count;
            });
  }

  private int countSaveCalls() throws IOException {
    FaultIo counting = FaultIo.never();
    save(counting, SECOND, 40_000);
    Files.delete(directory.resolve("numbers-2-fffffffffffffffb.idx"));
    return counting.calls();
  }

  private Path onlyFile() throws IOException {
    List<String> names = list();
    assertThat(names).hasSize(1);
    return directory.resolve(names.get(0));
  }

  private List<String> list() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
