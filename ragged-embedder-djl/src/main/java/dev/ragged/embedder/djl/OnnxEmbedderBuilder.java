package dev.ragged.embedder.djl;

import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.error.EmbeddingException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Settings of a {@link DjlEmbedder}. All but {@code threads} change vectors and are part of the
 * fingerprint: take them from the model's card. Builder; not thread-safe.
 */
public final class OnnxEmbedderBuilder {
  /** What sentence-transformers uses for MiniLM; a default chunk fits. */
  public static final int DEFAULT_MAX_TOKENS = 256;

  private static final int LARGEST_MAX_TOKENS = 32_768;
  private static final int LARGEST_BATCH = 256;
  private static final int MOST_THREADS = 1_024;

  private final Path directory;
  private String name;
  private Pooling pooling = Pooling.MEAN;
  private boolean normalise = true;
  private int maxTokens = DEFAULT_MAX_TOKENS;
  private String queryPrefix = "";
  private String documentPrefix = "";
  private int batchSize = 1;
  private int threads = Runtime.getRuntime().availableProcessors();

  OnnxEmbedderBuilder(Path directory) {
    this.directory = Objects.requireNonNull(directory, "modelDirectory");
    Path last = directory.toAbsolutePath().normalize().getFileName();
    name = last == null ? "onnx" : last.toString();
  }

  /** Sets the name in the fingerprint; default: the directory's name. */
  public OnnxEmbedderBuilder name(String name) {
    Objects.requireNonNull(name, "name");
    if (name.isBlank()) {
      throw new IllegalArgumentException("name must not be blank: name=\"" + name + "\"");
    }
    this.name = name;
    return this;
  }

  /**
   * Sets how token vectors become one; default {@link Pooling#MEAN}. Without effect on a model
   * whose first output is one vector per text.
   */
  public OnnxEmbedderBuilder pooling(Pooling pooling) {
    this.pooling = Objects.requireNonNull(pooling, "pooling");
    return this;
  }

  /** Sets whether vectors are scaled to length 1; default true. */
  public OnnxEmbedderBuilder normalise(boolean normalise) {
    this.normalise = normalise;
    return this;
  }

  /**
   * Sets how many tokens of a text reach the model, special ones included; what follows is cut off.
   * Default {@value #DEFAULT_MAX_TOKENS}. More than the model has positions for fails in {@link
   * #build()}.
   *
   * @throws IllegalArgumentException if not in 8..32768
   */
  public OnnxEmbedderBuilder maxTokens(int maxTokens) {
    this.maxTokens = requireRange(maxTokens, 8, LARGEST_MAX_TOKENS, "maxTokens");
    return this;
  }

  /** Sets what is put before a question, for example {@code "query: "}; default nothing. */
  public OnnxEmbedderBuilder queryPrefix(String queryPrefix) {
    this.queryPrefix = Objects.requireNonNull(queryPrefix, "queryPrefix");
    return this;
  }

  /** Sets what is put before a passage, for example {@code "passage: "}; default nothing. */
  public OnnxEmbedderBuilder documentPrefix(String documentPrefix) {
    this.documentPrefix = Objects.requireNonNull(documentPrefix, "documentPrefix");
    return this;
  }

  /**
   * Sets how many texts go into one call of the model; default 1, which gives a text the same
   * vector every time, bit for bit, and on a CPU is about as fast. More is granted only to a model
   * that gives eight texts alone and together the same vectors, to a cosine of .99999; the last
   * bits may then differ.
   *
   * @throws IllegalArgumentException if not in 1..256
   */
  public OnnxEmbedderBuilder batchSize(int batchSize) {
    this.batchSize = requireRange(batchSize, 1, LARGEST_BATCH, "batchSize");
    return this;
  }

  /**
   * Sets how many callers are served at once, each on its own thread; default: the available
   * processors. The model's weights are shared.
   *
   * @throws IllegalArgumentException if not in 1..1024
   */
  public OnnxEmbedderBuilder threads(int threads) {
    this.threads = requireRange(threads, 1, MOST_THREADS, "threads");
    return this;
  }

  /**
   * Loads the model and tries it: reads its files once for their digests, takes its size in native
   * memory, and embeds two texts, one of them of full length.
   *
   * @throws EmbeddingException if a file is missing or damaged, the model is no text encoder, or it
   *     refuses {@code maxTokens} or {@code batchSize}; it names the file and the remedy
   */
  public DjlEmbedder build() {
    DjlSettings.apply();
    ModelFiles files = ModelFiles.in(directory);
    Encoder encoder = load(files);
    try {
      int dimension = probe(encoder, files);
      if (batchSize > 1) {
        BatchSelfTest.require(encoder, files.model().toString());
      }
      return new DjlEmbedder(
          encoder,
          new EmbedderFingerprint(name, dimension, details(files)),
          maxTokens,
          queryPrefix,
          documentPrefix,
          batchSize,
          threads);
    } catch (RuntimeException e) {
      encoder.close();
      throw e;
    }
  }

  private Encoder load(ModelFiles files) {
    TextTokenizer tokenizer = TextTokenizer.load(files.tokenizer(), maxTokens);
    try {
      return new Encoder(tokenizer, OnnxModel.load(files.model()), pooling, normalise, threads);
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  private int probe(Encoder encoder, ModelFiles files) {
    try {
      int dimension = encoder.encode(List.of("probe"))[0].length;
      int longest = encoder.encode(List.of("long ".repeat(maxTokens)))[0].length;
      if (longest != dimension) {
        throw new EmbeddingException(
            "vectors of all texts must have one dimension: " + dimension + " and " + longest);
      }
      return dimension;
    } catch (EmbeddingException e) {
      throw new EmbeddingException(
          "the model "
              + files.model()
              + " does not embed a text with maxTokens="
              + maxTokens
              + ": "
              + e.getMessage()
              + ". Use a sentence encoder whose limit is not below maxTokens, with the tokenizer"
              + " that belongs to it",
          e);
    }
  }

  private String details(ModelFiles files) {
    return "model sha256 "
        + files.digest()
        + ", pooling "
        + pooling
        + ", normalise "
        + normalise
        + ", maxTokens "
        + maxTokens
        + " of the first "
        + TextTokenizer.maxCharacters(maxTokens)
        + " characters, queryPrefix \""
        + queryPrefix
        + "\", documentPrefix \""
        + documentPrefix
        + "\", "
        + (batchSize == 1 ? "one text per call" : "batches");
  }

  private static int requireRange(int value, int least, int most, String name) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be " + least + ".." + most + ": " + name + "=" + value);
    }
    return value;
  }
}
