package dev.ragged.memory.question;

import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.QuestionVectorTable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The vectors of one persona's questions in the heap. Before each answer it is brought to the state
 * of the database in which the answer is read, so it never has more or less than that. Thread-safe.
 */
final class QuestionIndex {
  // Concurrency: the lock is taken before the state of the database, so states never go back.
  //
  // Rows are added with rising numbers and removed, never changed. Once all rows up to the last one
  // were read, equal counts mean equal rows; if they differ, some were erased, and everything is
  // read again: erasing is rare, and what is read again cannot be forgotten anywhere.

  private static final int BATCH = 512;

  private final MemoryDatabase database;
  private final long embedder;
  private final int capacity;
  private final Supplier<VectorIndex> opener;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable KnownQuestions known; // guarded by lock
  private boolean closed; // guarded by lock
  private volatile int size;

  /**
   * Creates an index that reads its rows when it is first asked.
   *
   * @param embedder names the embedder whose vectors count
   * @param capacity interactions that are looked at, the last recorded ones; up to a quarter more
   *     until they are read again
   * @param opener opens an index without vectors
   */
  QuestionIndex(
      MemoryDatabase database, long embedder, int capacity, Supplier<VectorIndex> opener) {
    this.database = database;
    this.embedder = embedder;
    this.capacity = capacity;
    this.opener = opener;
  }

  /** Returns how many vectors it holds. */
  int size() {
    return size;
  }

  /** Returns the owner's questions closest to {@code vector}; nothing if it was closed. */
  Optional<List<SimilarQuestion>> find(Owner owner, float[] vector, int k, double minSimilarity) {
    lock.lock();
    try {
      if (closed) {
        return Optional.empty();
      }
      return Optional.of(
          database.read(
              "finding similar questions",
              connection ->
                  answer(
                      connection, owner, upToDate(connection, owner), vector, k, minSimilarity)));
    } finally {
      lock.unlock();
    }
  }

  private KnownQuestions upToDate(Connection connection, Owner owner) throws SQLException {
    try {
      KnownQuestions current = known == null ? load(connection, owner) : known;
      read(connection, owner, current);
      if (isOther(connection, owner, current)) {
        drop();
        current = load(connection, owner);
        read(connection, owner, current);
      }
      size = current.size();
      return current;
    } catch (SQLException | RuntimeException e) {
      drop();
      throw e;
    }
  }

  private KnownQuestions load(Connection connection, Owner owner) throws SQLException {
    long after = QuestionVectorTable.before(connection, owner, embedder, capacity);
    KnownQuestions fresh = new KnownQuestions(opener.get(), after);
    known = fresh;
    return fresh;
  }

  private void read(Connection connection, Owner owner, KnownQuestions current)
      throws SQLException {
    List<QuestionVectorTable.Row> rows;
    do {
      rows = QuestionVectorTable.after(connection, owner, embedder, current.last(), BATCH);
      current.add(rows);
    } while (rows.size() == BATCH);
  }

  private boolean isOther(Connection connection, Owner owner, KnownQuestions current)
      throws SQLException {
    long rows = QuestionVectorTable.count(connection, owner, embedder, current.after());
    return rows != current.rows() || rows > capacity + capacity / 4;
  }

  private static List<SimilarQuestion> answer(
      Connection connection,
      Owner owner,
      KnownQuestions current,
      float[] vector,
      int k,
      double minSimilarity)
      throws SQLException {
    List<SimilarQuestion> similar = new ArrayList<>();
    if (current.size() == 0) {
      return similar;
    }
    VectorIndex index = current.index();
    VectorQuery query =
        VectorQuery.of(vector, Math.min(k, current.size()), index.ordinals(), Effort.THOROUGH);
    for (Neighbor near : index.search(query).list()) {
      if (near.score() >= minSimilarity) {
        long interaction = current.latest(near.ordinal());
        long count = current.count(near.ordinal());
        InteractionTable.find(connection, owner, interaction)
            .ifPresent(
                row -> similar.add(new SimilarQuestion(row.interaction(), near.score(), count)));
      }
    }
    return similar;
  }

  private void drop() {
    if (known != null) {
      known.index().close();
      known = null;
    }
    size = 0;
  }

  /** Frees the vectors, after answers under way. Idempotent. */
  void close() {
    lock.lock();
    try {
      closed = true;
      drop();
    } finally {
      lock.unlock();
    }
  }
}
