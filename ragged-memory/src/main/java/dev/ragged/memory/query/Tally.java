package dev.ragged.memory.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Counts numbers of topics: a table with open addressing, since boxed numbers would cost more than
 * all else of a query. One thread at a time.
 */
final class Tally {
  /** A topic's number, and how often it was added. */
  record Entry(long topic, long count) {}

  private static final Comparator<Entry> MOST_FIRST =
      Comparator.comparingLong(Entry::count).reversed().thenComparingLong(Entry::topic);

  /** Numbers of topics, where 0 is a free place; a power of two of places. */
  private long[] topics = new long[64];

  private long[] counts = new long[64];
  private int size;

  /** Counts the numbers in {@code digits}, which are positive, with a space between. */
  static Tally of(String digits) {
    Tally tally = new Tally();
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      char c = digits.charAt(i);
      if (c == ' ') {
        tally.add(number);
        number = 0;
      } else {
        number = 10 * number + (c - '0');
      }
    }
    if (!digits.isEmpty()) {
      tally.add(number);
    }
    return tally;
  }

  private void add(long topic) {
    int place = place(topic);
    if (counts[place]++ == 0) {
      topics[place] = topic;
      size++;
      if (2 * size > topics.length) {
        grow();
      }
    }
  }

  private int place(long topic) {
    // Numbers are dense, so their low bits spread them well enough.
    int place = (int) topic & (topics.length - 1);
    while (topics[place] != 0 && topics[place] != topic) {
      place = (place + 1) & (topics.length - 1);
    }
    return place;
  }

  private void grow() {
    long[] oldTopics = topics;
    long[] oldCounts = counts;
    topics = new long[2 * oldTopics.length];
    counts = new long[topics.length];
    for (int i = 0; i < oldTopics.length; i++) {
      if (oldTopics[i] != 0) {
        int place = place(oldTopics[i]);
        topics[place] = oldTopics[i];
        counts[place] = oldCounts[i];
      }
    }
  }

  /** Returns how many different topics there are. */
  int size() {
    return size;
  }

  /** Returns how often a topic was added. */
  long count(long topic) {
    return counts[place(topic)];
  }

  /** Returns all topics in any order. */
  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(size);
    for (int i = 0; i < topics.length; i++) {
      if (topics[i] != 0) {
        entries.add(new Entry(topics[i], counts[i]));
      }
    }
    return entries;
  }

  /** Returns the topics that were added most often, equal ones by number. */
  List<Entry> most(int limit) {
    return entries().stream().sorted(MOST_FIRST).limit(limit).toList();
  }
}
