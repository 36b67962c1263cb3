package dev.ragged.memory.transfer;

import dev.ragged.memory.portable.ImportSummary;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Places in a file that mean nothing, a few of them. One thread at a time. */
final class IgnoredPlaces {
  private final SortedSet<String> places = new TreeSet<>();

  /** Notes a JSON pointer, with {@code *} for any element of an array. */
  void add(String place) {
    if (places.size() < ImportSummary.MAX_IGNORED) {
      places.add(place.replaceAll("/[0-9]+(?=/|$)", "/*"));
    }
  }

  List<String> list() {
    return List.copyOf(places);
  }
}
