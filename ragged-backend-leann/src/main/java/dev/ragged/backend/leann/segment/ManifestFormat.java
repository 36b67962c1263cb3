package dev.ragged.backend.leann.segment;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.StorageMode;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.backend.leann.recompute.Canary;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexFileReader;
import dev.ragged.index.IndexFileWriter;
import dev.ragged.index.IndexFormat;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The payload of format {@code leann}, version 1; nothing else knows it. Numbers are little-endian.
 *
 * <pre>
 * 4      dimension
 * 4      similarity: 0 cosine, 1 Euclidean
 * 4      storage mode: 0 recompute, 1 codes, 2 full
 * 4      codec: 0 RaBitQ 1 bit, 1 RaBitQ 2 bits, 2 RaBitQ 4 bits, 3 int8, 4 float32
 * 4      number of segments; of each, oldest first:
 *   8      checkpoint sequence and
 *   8      checkpoint token under which its file was written
 *   4      number of nodes
 *   4      number of removed nodes
 *   1-5    each removed node, ascending: see {@link Varints}
 * canary see {@link Canary}
 * </pre>
 */
final class ManifestFormat {
  static final IndexFormat FORMAT = new IndexFormat("leann", 1);

  private static final int LEAST_BYTES_OF_ENTRY = 24;

  /** By their numbers. */
  private static final List<StorageMode> MODES =
      List.of(StorageMode.RECOMPUTE, StorageMode.CODES, StorageMode.FULL);

  /** By their numbers. */
  private static final List<VectorCodec> CODECS =
      List.of(
          VectorCodec.RABITQ_1,
          VectorCodec.RABITQ_2,
          VectorCodec.RABITQ_4,
          VectorCodec.INT8,
          VectorCodec.FLOAT32);

  private final int dimension;
  private final Similarity similarity;
  private final LeannOptions options;

  ManifestFormat(int dimension, Similarity similarity, LeannOptions options) {
    this.dimension = dimension;
    this.similarity = similarity;
    this.options = options;
  }

  void write(IndexFileWriter out, Manifest manifest) throws IOException {
    out.writeInt(dimension);
    out.writeInt(FormatCodes.of(similarity));
    out.writeInt(MODES.indexOf(options.storage()));
    out.writeInt(CODECS.indexOf(options.codec()));
    out.writeInt(manifest.entries().size());
    for (Manifest.Entry entry : manifest.entries()) {
      out.writeLong(entry.file().sequence());
      out.writeLong(entry.file().token());
      out.writeInt(entry.size());
      out.writeInt(entry.removed().size());
      Varints.writeAscending(out, entry.removed().stream().toArray());
    }
    manifest.canary().writeTo(out);
  }

  Manifest read(IndexFileReader in) throws IOException {
    FormatCodes.require(in, "dimension", dimension, in.readInt());
    FormatCodes.require(in, "similarity", FormatCodes.of(similarity), in.readInt());
    // Another choice is no damage, but the files are of no use for it either.
    requireChosen(in, "storage mode", options.storage(), MODES);
    requireChosen(in, "codec", options.codec(), CODECS);
    int count = in.readCount(LEAST_BYTES_OF_ENTRY, "number of segments");
    List<Manifest.Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      entries.add(readEntry(in));
    }
    return new Manifest(entries, Canary.readFrom(in, dimension));
  }

  private static Manifest.Entry readEntry(IndexFileReader in) throws IOException {
    long sequence = in.readLong();
    if (sequence < 0) {
      throw in.corrupted("checkpoint sequence of a segment", "at least 0", sequence);
    }
    Checkpoint file = new Checkpoint(sequence, in.readLong());
    int size = in.readInt();
    int removed = in.readCount(1, "number of removed nodes");
    if (size < 1 || removed > size) {
      throw in.corrupted("number of nodes", "at least " + Math.max(1, removed), size);
    }
    int[] nodes = new int[removed];
    Varints.readAscending(in, nodes, size - 1, "removed node");
    return new Manifest.Entry(file, size, OrdinalSet.of(nodes));
  }

  private static <T> void requireChosen(IndexFileReader in, String what, T chosen, List<T> byNumber)
      throws IOException {
    int number = in.readInt();
    if (number < 0 || number >= byNumber.size()) {
      throw in.corrupted(what, "0 to " + (byNumber.size() - 1), number);
    }
    if (!byNumber.get(number).equals(chosen)) {
      throw new StoreCorruptedException(
          "the index was built with another "
              + what
              + ": built with "
              + byNumber.get(number)
              + ", opened with "
              + chosen
              + "; it must be built again, which embeds every chunk");
    }
  }
}
