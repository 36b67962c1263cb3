package dev.ragged.memory.time;

import org.jspecify.annotations.Nullable;

/**
 * Where the reading of a text stands. Rules look at the tokens from here on and move on over those
 * that they understand. One thread at a time.
 *
 * <p>A dash that joins two tokens is passed over with the first, so {@code last-7-days} reads as
 * {@code last 7 days}. Rules for which a dash means something look ahead.
 */
final class Cursor {
  private final Tokens tokens;
  private int at;
  private String refusal = "";

  Cursor(Tokens tokens) {
    this.tokens = tokens;
  }

  int position() {
    return at;
  }

  void moveTo(int position) {
    at = position;
  }

  boolean atEnd() {
    return at >= tokens.size();
  }

  void advance(int count) {
    at += count;
    if (tokens.sign(at, '-') && tokens.joined(at) && tokens.joined(at + 1)) {
      at++;
    }
  }

  /** Moves over the next token if it is this word. */
  boolean take(String word) {
    if (!word().equals(word)) {
      return false;
    }
    advance(1);
    return true;
  }

  /** Moves over the next two tokens if they are these words. */
  boolean take(String first, String second) {
    int start = at;
    if (take(first) && take(second)) {
      return true;
    }
    at = start;
    return false;
  }

  String word() {
    return tokens.word(at);
  }

  String word(int ahead) {
    return tokens.word(at + ahead);
  }

  int digits(int ahead) {
    return tokens.digits(at + ahead);
  }

  long number(int ahead) {
    return tokens.number(at + ahead);
  }

  boolean sign(int ahead, char sign) {
    return tokens.sign(at + ahead, sign);
  }

  boolean joined(int ahead) {
    return tokens.joined(at + ahead);
  }

  /** Returns whether a number of this many digits follows {@code sign}, all joined. */
  boolean signedDigits(int ahead, char sign, int digits) {
    return sign(ahead, sign) && joined(ahead) && joined(ahead + 1) && digits(ahead + 1) == digits;
  }

  /** Returns the index in the text behind the last token that was moved over. */
  int end() {
    boolean dash = tokens.sign(at - 1, '-');
    return tokens.end(dash ? at - 2 : at - 1);
  }

  /** Notes why words that look like a time are none; the first reason is kept. Returns null. */
  @Nullable Span refuse(String reason) {
    if (refusal.isEmpty()) {
      refusal = reason;
    }
    return null;
  }

  /** Returns the first reason noted; empty if there is none. */
  String refusal() {
    return refusal;
  }
}
