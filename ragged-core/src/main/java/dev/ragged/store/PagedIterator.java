package dev.ragged.store;

import dev.ragged.sqlite.SqlFailure;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Reads rows by their numbers, a page at a time. One thread at a time. */
final class PagedIterator<T> implements Iterator<T> {
  /** Reads the rows of some numbers. */
  @FunctionalInterface
  interface Page<T> {
    List<T> read(List<Integer> numbers) throws SQLException;
  }

  private final Iterator<Integer> numbers;
  private final int size;
  private final Page<T> reader;
  private Iterator<T> page = List.<T>of().iterator();

  PagedIterator(Iterator<Integer> numbers, int size, Page<T> reader) {
    this.numbers = numbers;
    this.size = size;
    this.reader = reader;
  }

  @Override
  public boolean hasNext() {
    while (!page.hasNext() && numbers.hasNext()) {
      List<Integer> wanted = new ArrayList<>(size);
      while (wanted.size() < size && numbers.hasNext()) {
        wanted.add(numbers.next());
      }
      try {
        page = reader.read(wanted).iterator();
      } catch (SQLException e) {
        throw SqlFailure.of("the store", "listing documents", e);
      }
    }
    return page.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.next();
  }
}
