package dev.ragged.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the outcomes in the order of the source, whenever they come, and tells the listener. One
 * thread.
 */
final class Outcomes {
  private static final Logger log = LoggerFactory.getLogger(Outcomes.class);

  private final IngestListener listener;
  private final List<@Nullable DocumentOutcome> slots = new ArrayList<>();
  private OptionalLong total = OptionalLong.empty();
  private long done;
  private long chunks;
  private boolean listenerFailed;

  Outcomes(IngestListener listener) {
    this.listener = listener;
  }

  /** Takes note of how many outcomes there will be; a negative number if that is not known. */
  void expect(long size) {
    total = size < 0 ? OptionalLong.empty() : OptionalLong.of(size);
  }

  /** Returns the place for the next document's outcome. */
  int reserve() {
    slots.add(null);
    return slots.size() - 1;
  }

  void set(int slot, DocumentOutcome outcome) {
    slots.set(slot, outcome);
    done++;
    chunks += outcome.chunks();
    try {
      listener.onProgress(new IngestProgress(done, total, chunks, outcome));
    } catch (Exception e) {
      // Exception, not RuntimeException: code in other languages throws checked ones undeclared.
      if (!listenerFailed) {
        log.warn("The ingest listener failed; the ingest goes on", e);
      }
      listenerFailed = true;
    }
  }

  List<DocumentOutcome> known() {
    List<DocumentOutcome> known = new ArrayList<>();
    for (DocumentOutcome outcome : slots) {
      if (outcome != null) {
        known.add(outcome);
      }
    }
    return known;
  }
}
