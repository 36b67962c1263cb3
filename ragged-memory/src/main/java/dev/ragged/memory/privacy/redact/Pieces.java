package dev.ragged.memory.privacy.redact;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A text in the course of one pass: pieces that are still searched, and pieces that are settled,
 * which are markers and what the caller allowed. One thread at a time.
 */
final class Pieces {
  private record Piece(String text, boolean settled) {}

  private List<Piece> pieces = new ArrayList<>();

  /** Takes the markers that are already in {@code text} as settled. */
  Pieces(String text) {
    int from = 0;
    for (int i = text.indexOf('['); i >= 0; i = text.indexOf('[', i)) {
      int end = markerEnd(text, i);
      if (end > i) {
        add(text.substring(from, i), false);
        add(text.substring(i, end), true);
        from = end;
        i = end;
      } else {
        i++;
      }
    }
    add(text.substring(from), false);
  }

  private static int markerEnd(String text, int start) {
    for (PiiKind kind : PiiKind.values()) {
      if (text.startsWith(kind.marker(), start)) {
        return start + kind.marker().length();
      }
    }
    return start;
  }

  private void add(String text, boolean settled) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(text, settled));
    }
  }

  /** Puts markers for what {@code finder} finds and is not allowed; returns how many. */
  int redact(Finder finder, AllowList allowed) {
    List<Piece> before = pieces;
    pieces = new ArrayList<>(before.size());
    int count = 0;
    for (Piece piece : before) {
      if (piece.settled()) {
        pieces.add(piece);
      } else {
        count += split(piece.text(), finder, allowed);
      }
    }
    return count;
  }

  private int split(String text, Finder finder, AllowList allowed) {
    int count = 0;
    int from = 0;
    for (Span span : finder.find(text)) {
      String found = text.substring(span.start(), span.end());
      boolean stays = allowed.keeps(finder.kind(), found);
      add(text.substring(from, span.start()), false);
      add(stays ? found : finder.kind().marker(), true);
      from = span.end();
      count += stays ? 0 : 1;
    }
    add(text.substring(from), false);
    return count;
  }

  /** Returns the text with each piece that is not settled as {@code change} gives it. */
  String map(UnaryOperator<String> change) {
    StringBuilder mapped = new StringBuilder();
    for (Piece piece : pieces) {
      mapped.append(piece.settled() ? piece.text() : change.apply(piece.text()));
    }
    return mapped.toString();
  }

  String join() {
    return map(UnaryOperator.identity());
  }
}
