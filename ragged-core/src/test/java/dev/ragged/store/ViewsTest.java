package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.spi.StoreState;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ViewsTest {
  private static final StoreState FIRST = new StoreState(new UUID(1, 2), 0, new UUID(3, 4));

  private static final VectorIndex INDEX =
      new ExactIndexProvider()
          .open(
              new IndexContext(
                  Optional.empty(),
                  FIRST.store(),
                  2,
                  Similarity.COSINE,
                  Optional.empty(),
                  ordinals -> new float[0][],
                  Runnable::run,
                  1));

  private final Views views =
      new Views(new View(FIRST, INDEX, Map.of("", OrdinalSet.of(0, 1, 2, 3))));
  private final List<Integer> released = new ArrayList<>();

  private void release() {
    views.release(
        ordinals -> {
          for (int ordinal : ordinals) {
            released.add(ordinal);
          }
        });
  }

  private void remove(int ordinal) {
    OrdinalSet removed = OrdinalSet.of(ordinal);
    View next = views.current().next(Map.of(), removed);
    views.prepare(next);
    views.publish(next, removed);
  }

  private View enter(long generation) {
    return Objects.requireNonNull(views.enter(generation), "view");
  }

  @Test
  void release_oldViewInUse_keepsAllThatWasRemovedSince() {
    View pinned = enter(0);
    remove(1);
    View second = enter(1);
    remove(2);
    release();
    assertThat(released).isEmpty();
    // What the first reader sees may not go although the commits after it have no readers.
    second.leave();
    release();
    assertThat(released).isEmpty();
    pinned.leave();
    release();
    assertThat(released).containsExactly(1, 2);
    assertThat(views.current().all()).isEqualTo(OrdinalSet.of(0, 3));
  }

  @Test
  void release_newerViewInUse_letsOlderRemovalsGo() {
    remove(1);
    View reader = enter(1);
    remove(2);
    release();
    assertThat(released).containsExactly(1);
    reader.leave();
    release();
    assertThat(released).containsExactly(1, 2);
  }

  @Test
  void enter_duringCommit_findsBothSides() {
    View next = views.current().next(Map.of("ana", OrdinalSet.of(4)), OrdinalSet.of(0));
    assertThat(views.enter(1)).isNull();
    views.prepare(next);
    assertThat(views.enter(0)).isNotNull();
    assertThat(views.enter(1)).isSameAs(next);
    views.abandon();
    assertThat(views.enter(1)).isNull();
    assertThat(views.enter(2)).isNull();
  }

  @Test
  void newest_nextWasRead_isTheNextBeforeItIsPublished() {
    View first = views.current();
    View next = first.next(Map.of("", OrdinalSet.of(4)), OrdinalSet.empty());
    views.prepare(next);
    assertThat(enter(0)).isSameAs(first);
    assertThat(views.newest()).isSameAs(first);
    // The database has committed, the writer has not come to publish yet.
    enter(1).leave();
    assertThat(views.newest()).isSameAs(next);
    assertThat(views.current()).isSameAs(first);
    views.publish(next, OrdinalSet.empty());
    assertThat(views.newest()).isSameAs(next);
  }

  @Test
  void note_connectionBehindAndAtTheCommit_movesOnlyWithIt() throws SQLException {
    View first = views.current();
    View next = first.next(Map.of("", OrdinalSet.of(4)), OrdinalSet.empty());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
      Schema.TABLES.migrate(connection);
      Meta.createDefaults(
          connection, FIRST.store(), new EmbedderFingerprint("model", 2, "any details"));
      views.prepare(next);
      views.note(connection);
      assertThat(views.newest()).isSameAs(first);
      Meta.putState(connection, next.state());
      views.note(connection);
      assertThat(views.newest()).isSameAs(next);
    }
  }
}
