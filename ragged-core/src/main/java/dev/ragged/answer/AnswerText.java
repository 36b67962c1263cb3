package dev.ragged.answer;

import dev.ragged.document.TextRange;
import dev.ragged.retrieval.Hit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The answer to one request as it grows. Thread-safe. */
final class AnswerText implements AnswerWriter {
  // Concurrency: the lock guards text, quotes and counts, and is held while the listener runs, so
  // that pieces reach it one at a time and in the order of the text. Whether more is wanted is
  // asked without it, or a listener that hangs would keep a generator from noticing the cancel.

  /** The one line end that Java does not take for white space. */
  private static final char NEXT_LINE = '\u0085';

  private final ReentrantLock lock = new ReentrantLock();
  private final AnswerRequest request;
  private final List<Hit> passages;
  private final LongSupplier nanoClock;
  private final StringBuilder text = new StringBuilder();
  private final List<Citation> quotes = new ArrayList<>();
  private final List<TextRange> quoted = new ArrayList<>();
  private int pieces;
  private OptionalLong first = OptionalLong.empty();
  private volatile boolean closed;
  private volatile boolean cut;
  private volatile @Nullable Throwable refusal;

  AnswerText(AnswerRequest request, List<Hit> passages, LongSupplier nanoClock) {
    this.request = request;
    this.passages = passages;
    this.nanoClock = nanoClock;
  }

  @Override
  public boolean write(String piece) {
    Objects.requireNonNull(piece, "piece");
    lock.lock();
    try {
      return append(piece);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean quote(int passage, int start, int end) {
    if (passage < 1 || passage > passages.size()) {
      throw new IllegalArgumentException(
          "passage must be within 1.." + passages.size() + ": passage=" + passage);
    }
    Hit hit = passages.get(passage - 1);
    int length = hit.text().length();
    if (start < 0 || end > length || start >= end || hit.text().substring(start, end).isBlank()) {
      throw new IllegalArgumentException(
          "a quote must be a part of its passage that is not blank: start="
              + start
              + ", end="
              + end
              + ", passage="
              + passage
              + ", length="
              + length);
    }
    TextRange range = new TextRange(start, end);
    lock.lock();
    try {
      return append(passage, hit, range);
    } finally {
      lock.unlock();
    }
  }

  private boolean append(int passage, Hit hit, TextRange range) {
    int from = text.length();
    int blank = from == 0 || Character.isWhitespace(text.charAt(from - 1)) ? 0 : 1;
    String words = oneLine(range.of(hit.text()));
    String piece = (blank == 0 ? "" : " ") + words + " [" + passage + "]";
    if (isTooLong(piece) || !isWanted()) {
      return append(piece);
    }
    TextRange statement = new TextRange(from + blank, from + blank + words.length());
    Citation.Quote quote = new Citation.Quote(range.of(hit.text()), range);
    quotes.add(new Citation(passage, hit.chunkId(), statement, Optional.of(quote)));
    quoted.add(new TextRange(from, from + piece.length()));
    return append(piece);
  }

  private boolean append(String piece) {
    if (!isWanted()) {
      return false;
    }
    if (piece.isEmpty()) {
      return true;
    }
    if (isTooLong(piece)) {
      cut = true;
      return false;
    }
    text.append(piece);
    if (pieces++ == 0) {
      first = OptionalLong.of(nanoClock.getAsLong());
    }
    try {
      request.listener().accept(piece);
    } catch (Throwable e) {
      // Throwable: a listener of another language, or a sneaky one, throws checked exceptions, too.
      refusal = e;
    }
    return isWanted();
  }

  private boolean isTooLong(String piece) {
    return piece.length() > GeneratedAnswer.MAX_LENGTH - text.length();
  }

  private static String oneLine(String words) {
    StringBuilder line = new StringBuilder(words.length());
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (!Character.isWhitespace(c) && c != NEXT_LINE) {
        line.append(c);
      } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().stripTrailing();
  }

  @Override
  public boolean isWanted() {
    if (closed || cut || refusal != null) {
      return false;
    }
    if (request.cancellation().isCancelled()) {
      cut = true;
    }
    return !cut;
  }

  /** Ends the answer: from now on nothing changes any more. */
  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /** Returns whether the answer was ended before its generator had returned. */
  boolean isCut() {
    return cut;
  }

  /** Returns what the listener threw, or null. */
  @Nullable Throwable refusal() {
    return refusal;
  }

  /** To be called when closed, like all that follow. */
  String text() {
    return text.toString();
  }

  int pieces() {
    return pieces;
  }

  /** Returns the clock at the first piece. */
  OptionalLong first() {
    return first;
  }

  /** Returns quotes and marks in the order of their statements. */
  List<Citation> citations() {
    List<Citation> all = new ArrayList<>(quotes);
    all.addAll(CitationMarks.find(text(), quoted, passages));
    all.sort(Comparator.comparingInt(citation -> citation.statement().end()));
    return all;
  }
}
