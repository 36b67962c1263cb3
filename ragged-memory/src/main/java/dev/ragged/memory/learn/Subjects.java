package dev.ragged.memory.learn;

import java.util.Collection;
import java.util.Optional;

/** The personas whose memory can be read and written at present. Thread-safe. */
public interface Subjects {
  /** Returns the one with this number. */
  Optional<Subject> byNumber(long number);

  /** Returns all of them. */
  Collection<Subject> all();
}
