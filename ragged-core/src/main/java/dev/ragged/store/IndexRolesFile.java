package dev.ragged.store;

import dev.ragged.error.StoreException;
import dev.ragged.index.BlockIo;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers the roles of a store's indexes in {@code backends.properties}. Like the indexes the
 * file may be lost: the store then opens with the backend that it is told, or the best one found.
 * It is no part of the database, because it says what to open before the database is open.
 *
 * <p>Written under a temporary name, forced to the device and renamed in one step.
 */
final class IndexRolesFile {
  static final String NAME = "backends.properties";

  private static final Logger log = LoggerFactory.getLogger(IndexRolesFile.class);
  private static final String ACTIVE = "active";
  private static final String PREVIOUS = "previous";
  private static final String PREVIOUS_BELOW = "previous.below";
  private static final String UNFINISHED = "unfinished";
  private static final String SAVED = "unfinished.saved";

  private IndexRolesFile() {}

  /** Returns what is remembered in {@code root}; what cannot be read is as good as nothing. */
  static IndexRoles read(Path root) {
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(root.resolve(NAME), StandardCharsets.UTF_8)) {
      values.load(in);
    } catch (NoSuchFileException e) {
      return IndexRoles.NONE;
    } catch (IOException | IllegalArgumentException e) {
      log.warn("What backend {} has cannot be read: {}", root, e.toString());
      return IndexRoles.NONE;
    }
    Optional<String> previous = name(values, PREVIOUS);
    int below = previous.isPresent() ? number(values.getProperty(PREVIOUS_BELOW, "0")) : 0;
    return new IndexRoles(
        name(values, ACTIVE),
        previous,
        below,
        name(values, UNFINISHED),
        number(values.getProperty(SAVED, "0")));
  }

  private static Optional<String> name(Properties values, String key) {
    return Optional.ofNullable(values.getProperty(key))
        .filter(name -> name.matches(CorpusOptions.BACKEND_NAME));
  }

  private static int number(String text) {
    return text.matches("\\d{1,10}")
        ? (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text))
        : Integer.MAX_VALUE;
  }

  /**
   * Remembers {@code roles}.
   *
   * @throws StoreException if they cannot be written; what was remembered still is
   */
  static void write(BlockIo io, Path root, IndexRoles roles) {
    StringBuilder text = new StringBuilder("# Which index answers; written by Ragged\n");
    line(text, ACTIVE, roles.active());
    line(text, PREVIOUS, roles.previous());
    line(text, PREVIOUS_BELOW, roles.previous().map(name -> "" + roles.previousBelow()));
    line(text, UNFINISHED, roles.unfinished());
    line(text, SAVED, roles.unfinished().map(name -> "" + roles.saved()));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Path temporary = root.resolve(NAME + ".tmp");
    try {
      io.delete(temporary);
      try (BlockIo.Output out = io.create(temporary)) {
        out.write(0, bytes, bytes.length);
        out.force();
      }
      io.moveAtomically(temporary, root.resolve(NAME));
      io.forceDirectory(root);
    } catch (IOException e) {
      throw new StoreException(
          "the store's backend cannot be remembered: file="
              + root.resolve(NAME)
              + ", cause="
              + e
              + "; check free space and permissions",
          e);
    }
  }

  private static void line(StringBuilder text, String key, Optional<String> value) {
    value.ifPresent(is -> text.append(key).append('=').append(is).append('\n'));
  }
}
