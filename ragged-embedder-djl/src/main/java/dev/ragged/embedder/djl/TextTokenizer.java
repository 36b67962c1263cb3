package dev.ragged.embedder.djl;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import dev.ragged.error.EmbeddingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A model's tokenizer with truncation and padding set here, never by its file: many files carry the
 * limit of some export, 128 tokens in MiniLM's case, and would drop the rest without a word.
 * Thread-safe but for {@link #close()}.
 *
 * <p>Concurrency: the native tokenizer is read-only once built; every call makes its own encoding.
 */
final class TextTokenizer implements AutoCloseable {
  /**
   * Characters read per token allowed. Prose has about five; without a limit a text of 10 MB would
   * be tokenized for ten seconds to keep its first page.
   */
  static final int CHARACTERS_PER_TOKEN = 32;

  /** Counting cuts longer texts into pieces: an encoding takes some 200 bytes per token. */
  private static final int COUNTED_AT_ONCE = 1 << 15;

  private final HuggingFaceTokenizer truncating;
  private final HuggingFaceTokenizer counting;
  private final int maxCharacters;

  private TextTokenizer(
      HuggingFaceTokenizer truncating, HuggingFaceTokenizer counting, int maxCharacters) {
    this.truncating = truncating;
    this.counting = counting;
    this.maxCharacters = maxCharacters;
  }

  static TextTokenizer load(Path file, int maxTokens) {
    String limit = Integer.toString(maxTokens);
    HuggingFaceTokenizer truncating =
        open(
            file,
            Map.of(
                "addSpecialTokens", "true",
                "truncation", "longest_first",
                "maxLength", limit,
                "modelMaxLength", limit,
                "stride", "0",
                "padding", "longest",
                "padToMultipleOf", "1"));
    HuggingFaceTokenizer counting =
        open(
            file,
            Map.of(
                "addSpecialTokens", "false",
                "truncation", "do_not_truncate",
                "padding", "do_not_pad"));
    return new TextTokenizer(truncating, counting, maxCharacters(maxTokens));
  }

  static int maxCharacters(int maxTokens) {
    return Math.multiplyExact(maxTokens, CHARACTERS_PER_TOKEN);
  }

  private static HuggingFaceTokenizer open(Path file, Map<String, String> options) {
    try {
      return HuggingFaceTokenizer.newInstance(file, options);
    } catch (IOException | RuntimeException e) {
      throw new EmbeddingException(
          "cannot use the tokenizer "
              + file
              + ": "
              + e
              + "; it must be a tokenizer.json of Hugging Face's fast tokenizers. Copy it again"
              + " from the model's repository",
          e);
    } catch (LinkageError e) {
      throw new EmbeddingException(
          "DJL's native tokenizer library cannot be loaded: "
              + e
              + "; DJL unpacks it to ~/.djl.ai, or to the directory named by the environment"
              + " variable DJL_CACHE_DIR, which must have 16 MB free and allow execution",
          e);
    }
  }

  TokenBatch encode(List<String> texts) {
    if (texts.size() == 1) {
      return new TokenBatch(truncating.encode(cut(texts.get(0)), true, false));
    }
    String[] cut = texts.stream().map(this::cut).toArray(String[]::new);
    return new TokenBatch(truncating.batchEncode(cut, true, false));
  }

  /** Returns the number of tokens, without special ones and without a limit. */
  int count(CharSequence text) {
    String all = text.toString();
    int tokens = 0;
    for (int from = 0; from < all.length(); ) {
      int to = pieceEnd(all, from);
      tokens += counting.encode(all.substring(from, to), false, false).getIds().length;
      from = to;
    }
    return tokens;
  }

  private static int pieceEnd(String text, int from) {
    int limit = from + COUNTED_AT_ONCE;
    if (limit >= text.length()) {
      return text.length();
    }
    for (int end = limit; end > from + COUNTED_AT_ONCE / 2; end--) {
      if (Character.isWhitespace(text.charAt(end - 1))) {
        return end;
      }
    }
    return wholeCharacters(text, limit);
  }

  private String cut(String text) {
    return text.length() <= maxCharacters
        ? text
        : text.substring(0, wholeCharacters(text, maxCharacters));
  }

  private static int wholeCharacters(String text, int end) {
    boolean splits =
        Character.isHighSurrogate(text.charAt(end - 1))
            && Character.isLowSurrogate(text.charAt(end));
    return splits ? end - 1 : end;
  }

  @Override
  public void close() {
    truncating.close();
    counting.close();
  }
}
