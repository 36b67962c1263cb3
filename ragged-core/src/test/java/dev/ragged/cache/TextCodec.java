package dev.ragged.cache;

/** Texts by text. Not kept: "nothing"; not on disk: keys that begin with "heap". */
class TextCodec implements CacheCodec<String, String> {
  @Override
  public int bytes(String key, String value) {
    return key.length() + value.length();
  }

  @Override
  public boolean persists(String key) {
    return !key.startsWith("heap");
  }

  @Override
  public void writeKey(String key, ValueWriter writer) {
    writer.text(key);
  }

  @Override
  public void write(String value, ValueWriter writer) {
    writer.text(value);
  }

  @Override
  public String read(ValueReader reader) {
    return reader.text();
  }

  @Override
  public boolean keeps(String key, String value) {
    return !value.equals("nothing");
  }
}
