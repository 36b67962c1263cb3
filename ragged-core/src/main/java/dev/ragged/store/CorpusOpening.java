package dev.ragged.store;

import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.error.EmbedderMismatchException;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.profiling.Stages;
import dev.ragged.sqlite.Databases;
import dev.ragged.sqlite.Sql;
import dev.ragged.sqlite.SqlFailure;
import dev.ragged.sqlite.StoreConnections;
import dev.ragged.sqlite.TableVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;

/** Opens a corpus step by step, and closes what was opened if a step fails. */
final class CorpusOpening {
  private final CorpusOptions options;
  private final Resources resources = new Resources();

  private CorpusOpening(CorpusOptions options) {
    this.options = options;
  }

  static EmbeddedCorpus open(CorpusOptions options) {
    CorpusOpening opening = new CorpusOpening(options);
    try {
      return new EmbeddedCorpus(opening.parts());
    } catch (SQLException e) {
      opening.resources.closeAfter(e);
      throw SqlFailure.of(opening.place(), "opening the store", e);
    } catch (RuntimeException | Error e) {
      opening.resources.closeAfter(e);
      throw e;
    }
  }

  private String place() {
    return options.directory().map(Path::toString).orElse("memory");
  }

  private CorpusParts parts() throws SQLException {
    Optional<StoreDirectory> directory = options.directory().map(StoreDirectory::create);
    Optional<DirectoryLock> lock =
        directory.map(dir -> resources.add(DirectoryLock.acquire(dir), DirectoryLock::close));
    StoreConnections connections = resources.add(connect(directory), StoreConnections::close);
    try (StoreConnections.Lease lease = connections.writer()) {
      Connection writer = lease.connection();
      Sql.transaction(writer, () -> createOrMigrate(writer));
      ExecutorService background =
          resources.add(BackgroundThreads.create(), BackgroundThreads::stop);
      StoredTextVectors texts =
          new StoredTextVectors(connections, options.embedder(), background, place());
      adoptEmbedder(writer, texts);
      RolesAtOpening roles = RolesAtOpening.of(writer, directory, options.provider().name());
      Map<String, OrdinalSet> owners = owners(writer);
      OrdinalSet live = View.union(owners);
      requireRecordedCount(writer, live);
      IndexFeed feed =
          resources.add(
              openIndex(indexContext(writer, directory, texts, background), writer, live),
              IndexFeed::close);
      View view = new View(Meta.state(writer), feed.index(), owners);
      int nextOrdinal = Math.toIntExact(Meta.counter(writer, Meta.NEXT_ORDINAL));
      return new CorpusParts(
          options,
          directory,
          connections,
          texts,
          feed,
          view,
          nextOrdinal,
          roles.adopt(writer, live, nextOrdinal),
          lock,
          resources,
          place());
    }
  }

  private IndexFeed openIndex(IndexContext context, Connection writer, OrdinalSet live)
      throws SQLException {
    return options
        .profiler()
        .profile(
            Stages.OPEN_INDEX, () -> IndexFeed.open(options.provider(), context, writer, live));
  }

  private StoreConnections connect(Optional<StoreDirectory> directory) throws SQLException {
    Optional<Path> database = directory.map(StoreDirectory::database);
    try {
      if (directory.isPresent() && directory.get().hasIndex() && isMissing(database.get())) {
        throw new StoreCorruptedException(
            "the store's database is empty, but what belongs to it is not: "
                + database.get()
                + " has size=0; restore a backup, or choose another directory");
      }
      return Databases.open(
          database, place(), Schema.TABLES, options.durability(), options.limits());
    } catch (IOException e) {
      throw new StoreException("the store's database cannot be read: " + database, e);
    }
  }

  private static boolean isMissing(Path database) throws IOException {
    return !Files.exists(database) || Files.size(database) == 0;
  }

  private void createOrMigrate(Connection writer) throws SQLException {
    boolean created = TableVersions.isEmpty(writer);
    Schema.TABLES.migrate(writer);
    if (created) {
      Meta.createDefaults(writer, UUID.randomUUID(), options.embedder().fingerprint());
    }
  }

  private void adoptEmbedder(Connection writer, StoredTextVectors texts) throws SQLException {
    EmbedderFingerprint given = options.embedder().fingerprint();
    EmbedderFingerprint stored =
        Meta.embedder(writer, "")
            .orElseThrow(
                () ->
                    new StoreCorruptedException(
                        "the store does not name its embedder: " + place()));
    if (stored.equals(given)) {
      return;
    }
    if (!options.reembed() && Meta.counter(writer, Meta.CHUNKS) > 0) {
      throw new EmbedderMismatchException(
          "the store "
              + place()
              + " was built with embedder "
              + stored
              + ", not with "
              + given
              + "; open it with the former, or replace all vectors: Ragged.builder()...reembed()");
    }
    Reembedding.run(writer, texts, given);
  }

  /** Returns the chunks of each owner. */
  private Map<String, OrdinalSet> owners(Connection writer) throws SQLException {
    long nextOrdinal = Meta.counter(writer, Meta.NEXT_ORDINAL);
    Map<String, BitSet> byOwner = new HashMap<>();
    Sql.each(
        writer,
        // Not from an index of the table: a damaged one would name chunks that are not there.
        "SELECT d.owner, c.ordinal FROM chunk c NOT INDEXED"
            + " JOIN document d ON d.number = c.document",
        row -> {
          String owner = String.valueOf(row.getString(1));
          int ordinal = Sql.rowNumber(row, 2);
          if (ordinal >= nextOrdinal) {
            throw new StoreCorruptedException(
                String.format(
                    "the store %s has a chunk row that was never given out: ordinal=%d,"
                        + " next ordinal=%d; restore a backup",
                    place(), ordinal, nextOrdinal));
          }
          byOwner.computeIfAbsent(owner, name -> new BitSet()).set(ordinal);
        });
    Map<String, OrdinalSet> sets = new HashMap<>();
    byOwner.forEach((owner, bits) -> sets.put(owner, OrdinalSet.copyOf(bits)));
    return sets;
  }

  private void requireRecordedCount(Connection writer, OrdinalSet live) throws SQLException {
    long recorded = Meta.counter(writer, Meta.CHUNKS);
    if (recorded != live.size()) {
      throw new StoreCorruptedException(
          "the store "
              + place()
              + " should hold "
              + recorded
              + " chunks but holds "
              + live.size()
              + "; restore a backup");
    }
  }

  private IndexContext indexContext(
      Connection writer,
      Optional<StoreDirectory> directory,
      StoredTextVectors texts,
      ExecutorService background)
      throws SQLException {
    String backend = options.provider().name();
    Optional<Checkpoint> checkpoint =
        directory.isPresent() ? Meta.checkpoint(writer, backend) : Optional.empty();
    return new IndexContext(
        directory.map(dir -> dir.index(backend)),
        Meta.storeId(writer),
        options.embedder().fingerprint().dimension(),
        Similarity.COSINE,
        checkpoint,
        texts,
        background,
        options.seed());
  }
}
