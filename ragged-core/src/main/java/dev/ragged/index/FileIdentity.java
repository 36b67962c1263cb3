package dev.ragged.index;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an index file must be to be the right one: its kind, its store and its moment. */
record FileIdentity(IndexFormat format, UUID storeId, Checkpoint checkpoint) {
  private static final String SUFFIX = ".idx";
  private static final String TEMPORARY = ".tmp";

  /** Returns the file's name, for example {@code vectors-42-00c0ffee00c0ffee.idx}. */
  String fileName() {
    return "%s-%d-%016x%s"
        .formatted(format.name(), checkpoint.sequence(), checkpoint.token(), SUFFIX);
  }

  /** Returns the name under which the file is written. */
  String temporaryName() {
    return fileName() + TEMPORARY;
  }

  /** Returns a regular expression of the names of all finished files of a format. */
  static String finishedNames(IndexFormat format) {
    return format.name() + "-(\\d+)-([0-9a-f]{16})\\" + SUFFIX;
  }

  /** Returns the checkpoint in the name of a finished file of a format, empty if it is none. */
  static Optional<Checkpoint> checkpoint(IndexFormat format, String fileName) {
    Matcher name = Pattern.compile(finishedNames(format)).matcher(fileName);
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      long sequence = Long.parseLong(name.group(1));
      return Optional.of(new Checkpoint(sequence, Long.parseUnsignedLong(name.group(2), 16)));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Returns a regular expression of the names of all unfinished files of a format. */
  static String temporaryNames(IndexFormat format) {
    return finishedNames(format) + "\\" + TEMPORARY;
  }
}
