package dev.ragged.bench.peers;

import dev.ragged.bench.TemporaryFolder;
import dev.ragged.index.Similarity;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.FilterCodec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;
import org.apache.lucene.codecs.perfield.PerFieldKnnVectorsFormat;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;
import org.jspecify.annotations.Nullable;

/**
 * Lucene's graph over whole vectors: one segment in mapped files. A search is the part of a query
 * that walks the graph, without the ranking that follows. Several threads write a segment each,
 * which the same number of threads then merge.
 *
 * <p>Uses only what Lucene 9 and 10 both have.
 */
final class LucenePeer implements Peer {
  private static final String VECTOR = "vector";
  private static final String ROW = "row";

  // Just under what Lucene allows a thread, so that each writes one segment.
  private static final double BUFFER_MEGABYTES = 1_900;

  private final GraphParameters parameters;
  private @Nullable TemporaryFolder folder;
  private @Nullable DirectoryReader reader;
  private @Nullable IndexSearcher searcher;
  private int[] rows = {};

  LucenePeer(GraphParameters parameters) {
    this.parameters = parameters;
  }

  @Override
  public String name() {
    // Lucene 9 has SIMD as well, but not for a Java that this build would choose it for.
    boolean simd =
        Version.LATEST.major > 9
            && ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return "lucene %s, %s".formatted(Version.LATEST, simd ? "simd" : "scalar");
  }

  @Override
  public void build(float[][] vectors, int threads) throws Exception {
    folder = new TemporaryFolder("ragged-peer");
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try (Directory directory = new MMapDirectory(folder.path())) {
      try (IndexWriter writer = new IndexWriter(directory, config(threads, executor))) {
        List<Future<?>> writing = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
          int first = thread;
          writing.add(
              executor.submit(
                  () -> {
                    write(writer, vectors, first, threads);
                    return null;
                  }));
        }
        for (Future<?> part : writing) {
          part.get();
        }
        writer.forceMerge(1);
      }
      open(directory);
    } finally {
      executor.shutdown();
    }
  }

  private IndexWriterConfig config(int threads, ExecutorService executor) {
    KnnVectorsFormat format =
        new Lucene99HnswVectorsFormat(
            parameters.m(), parameters.efConstruction(), threads, threads > 1 ? executor : null);
    return new IndexWriterConfig()
        .setRAMBufferSizeMB(BUFFER_MEGABYTES)
        .setUseCompoundFile(false)
        .setCodec(new OfOneFormat(Codec.getDefault(), format));
  }

  private void write(IndexWriter writer, float[][] vectors, int first, int step)
      throws IOException {
    VectorSimilarityFunction similarity =
        parameters.similarity() == Similarity.COSINE
            ? VectorSimilarityFunction.DOT_PRODUCT
            : VectorSimilarityFunction.EUCLIDEAN;
    for (int row = first; row < vectors.length; row += step) {
      Document document = new Document();
      document.add(new KnnFloatVectorField(VECTOR, vectors[row], similarity));
      document.add(new NumericDocValuesField(ROW, row));
      writer.addDocument(document);
    }
  }

  private void open(Directory directory) throws IOException {
    DirectoryReader opened = DirectoryReader.open(directory);
    reader = opened;
    if (opened.leaves().size() != 1) {
      throw new IllegalStateException(
          "there must be one segment: segments=" + opened.leaves().size());
    }
    LeafReader only = opened.leaves().get(0).reader();
    searcher = new IndexSearcher(opened);
    rows = new int[only.maxDoc()];
    NumericDocValues values = Objects.requireNonNull(only.getNumericDocValues(ROW));
    while (values.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      rows[values.docID()] = (int) values.longValue();
    }
  }

  @Override
  public int search(float[] query, int k, int ef, int[] out) throws IOException {
    Walk walk = new Walk(query, ef);
    var unused = walk.rewrite(Objects.requireNonNull(searcher));
    ScoreDoc[] found = walk.found;
    int count = Math.min(k, found.length);
    for (int i = 0; i < count; i++) {
      out[i] = rows[found[i].doc];
    }
    return count;
  }

  @Override
  public long bytes() throws IOException {
    return Objects.requireNonNull(folder).bytes();
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.close();
    }
    if (folder != null) {
      folder.close();
    }
  }

  /** The default codec under its own name, so that it reads what this one wrote. */
  private static final class OfOneFormat extends FilterCodec {
    private final KnnVectorsFormat format;

    OfOneFormat(Codec codec, KnnVectorsFormat format) {
      super(codec.getName(), codec);
      this.format =
          new PerFieldKnnVectorsFormat() {
            @Override
            public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
              return format;
            }
          };
    }

    @Override
    public KnnVectorsFormat knnVectorsFormat() {
      return format;
    }
  }

  /** Keeps what the walk found in the one segment; what follows has nothing left to do. */
  private static final class Walk extends KnnFloatVectorQuery {
    private ScoreDoc[] found = {};

    Walk(float[] target, int candidates) {
      super(VECTOR, target, candidates);
    }

    @Override
    protected TopDocs mergeLeafResults(TopDocs[] results) {
      found = results[0].scoreDocs;
      return new TopDocs(results[0].totalHits, new ScoreDoc[0]);
    }
  }
}
