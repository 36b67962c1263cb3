package dev.ragged.index;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Rows by ordinal, in pages of 1,024.
 *
 * <p>Ordinals are never reused, so a table under churn has ever more dead ones. A page without a
 * living row is dropped: a dead ordinal costs at most the 4 bytes of its slot, and in the end a
 * 1,024th of a reference.
 *
 * <p>Concurrency: a snapshot. {@link #with} fills slots that are empty in this one and shares its
 * pages; whoever publishes the result safely, and lets readers touch only the ordinals that were
 * present in the snapshot they took, needs no lock. {@link #without} copies the pages it empties
 * slots of, so that a reader of an older snapshot keeps its rows.
 */
final class RowPages {
  private static final int PAGE_BITS = 10;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;
  private static final int PAGE_MASK = PAGE_SIZE - 1;

  /** The largest ordinal; leaves room for the arithmetic of pages in an int. */
  static final int MAX_ORDINAL = Integer.MAX_VALUE - PAGE_SIZE;

  private static final class Page {
    final float[] @Nullable [] rows;

    Page(float[] @Nullable [] rows) {
      this.rows = rows;
    }
  }

  static final RowPages EMPTY = new RowPages(new Page[0]);

  private final @Nullable Page[] pages;

  private RowPages(@Nullable Page[] pages) {
    this.pages = pages;
  }

  /** Returns the row of {@code ordinal}, which is present. */
  float[] row(int ordinal) {
    Page page = Objects.requireNonNull(pages[ordinal >>> PAGE_BITS], "page");
    return Objects.requireNonNull(page.rows[ordinal & PAGE_MASK], "row");
  }

  /** Returns these rows and {@code added}, whose ordinals are not present. */
  RowPages with(int[] ordinals, float[][] added) {
    int largest = Arrays.stream(ordinals).max().orElse(-1);
    @Nullable Page[] grown =
        Arrays.copyOf(pages, Math.max(pages.length, (largest + PAGE_SIZE) >>> PAGE_BITS));
    for (int i = 0; i < ordinals.length; i++) {
      int number = ordinals[i] >>> PAGE_BITS;
      Page page = grown[number];
      if (page == null) {
        page = new Page(new float[PAGE_SIZE][]);
        grown[number] = page;
      }
      page.rows[ordinals[i] & PAGE_MASK] = added[i];
    }
    return new RowPages(grown);
  }

  /**
   * Returns these rows without {@code gone}.
   *
   * @param left the ordinals that stay
   */
  RowPages without(OrdinalSet gone, OrdinalSet left) {
    @Nullable Page[] rest = pages.clone();
    int ordinal = gone.next(0);
    while (ordinal >= 0) {
      int number = ordinal >>> PAGE_BITS;
      int end = (number + 1) << PAGE_BITS;
      int survivor = left.next(number << PAGE_BITS);
      if (survivor < 0 || survivor >= end) {
        rest[number] = null;
        ordinal = gone.next(end);
      } else {
        float[] @Nullable [] rows = Objects.requireNonNull(pages[number], "page").rows.clone();
        for (; ordinal >= 0 && ordinal < end; ordinal = gone.next(ordinal + 1)) {
          rows[ordinal & PAGE_MASK] = null;
        }
        rest[number] = new Page(rows);
      }
    }
    return new RowPages(rest);
  }

  /** Returns the heap held apart from the rows, in bytes. */
  long bytes() {
    long live = Arrays.stream(pages).filter(Objects::nonNull).count();
    return 4L * pages.length + live * (32 + 4L * PAGE_SIZE);
  }
}
