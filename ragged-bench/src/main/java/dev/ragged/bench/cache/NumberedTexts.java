package dev.ragged.bench.cache;

import dev.ragged.cache.CacheCodec;
import dev.ragged.cache.ValueReader;
import dev.ragged.cache.ValueWriter;

/**
 * Texts of one length by number.
 *
 * @param length of each, in characters of ASCII
 */
public record NumberedTexts(int length) implements CacheCodec<Integer, String> {
  /** Returns the text of a number. */
  public String value(int number) {
    String head = Integer.toString(number);
    return head + "x".repeat(Math.max(0, length - head.length()));
  }

  @Override
  public int bytes(Integer key, String value) {
    return value.length();
  }

  @Override
  public boolean persists(Integer key) {
    return true;
  }

  @Override
  public void writeKey(Integer key, ValueWriter writer) {
    // As a result cache has it: store state, persona, request.
    writer.number(1L << 40).text("ana").text("what does a crash lose, and what not?").number(key);
  }

  @Override
  public void write(String value, ValueWriter writer) {
    writer.text(value);
  }

  @Override
  public String read(ValueReader reader) {
    return reader.text();
  }
}
