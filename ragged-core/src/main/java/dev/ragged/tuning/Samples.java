package dev.ragged.tuning;

import dev.ragged.spi.ChunkId;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.StoredChunk;
import dev.ragged.spi.StoredDocument;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Chooses shared chunks, each with the same chance, and of each a sentence to ask, every other time
 * only a few words of it. What belongs to a persona is not looked at.
 */
final class Samples {
  /** Samples at most: a mean recall of 0.95 then has a standard error of about 0.005. */
  static final int MOST = 200;

  /** A sentence shorter than this says too little to be asked, in {@code char}s. */
  private static final int SHORTEST = 15;

  /** Longest question, in {@code char}s: a long sentence, or the beginning of a list. */
  private static final int LONGEST = 300;

  /** Words of a short question. */
  private static final int FEW_WORDS = 3;

  private static final Pattern BLANKS = Pattern.compile("\\s+");

  private Samples() {}

  /** Returns samples in an order that the seed gives, fewer if there is no time for more. */
  static List<Sample> take(Corpus corpus, long seed, Stopwatch time) {
    Random random = new Random(seed);
    List<ChunkId> chosen = choose(corpus, random, time);
    List<Sample> samples = new ArrayList<>();
    for (ChunkId id : chosen) {
      if (time.isOver()) {
        break;
      }
      boolean shortened = samples.size() % 2 == 1;
      read(corpus, id).flatMap(chunk -> sample(chunk, shortened, random)).ifPresent(samples::add);
    }
    return samples;
  }

  /** Returns chunks by reservoir sampling over all shared ones (Vitter 1985, algorithm R). */
  private static List<ChunkId> choose(Corpus corpus, Random random, Stopwatch time) {
    List<ChunkId> reservoir = new ArrayList<>();
    long seen = 0;
    try (Stream<StoredDocument> documents = corpus.list(Selection.all(Scope.shared()))) {
      Iterator<StoredDocument> all = documents.iterator();
      while (all.hasNext() && !time.isOver()) {
        StoredDocument document = all.next();
        for (int position = 0; position < document.chunks(); position++) {
          seen++;
          if (reservoir.size() < MOST) {
            reservoir.add(new ChunkId(document.key(), position));
          } else {
            long place = random.nextLong(seen);
            if (place < MOST) {
              reservoir.set((int) place, new ChunkId(document.key(), position));
            }
          }
        }
      }
    }
    Collections.shuffle(reservoir, random);
    return reservoir;
  }

  /** Returns the chunk, unless it was deleted meanwhile. */
  private static Optional<StoredChunk> read(Corpus corpus, ChunkId id) {
    try (CorpusReader reader = corpus.reader()) {
      return reader.fetch(List.of(id), Scope.shared()).stream().findFirst();
    }
  }

  private static Optional<Sample> sample(StoredChunk chunk, boolean shortened, Random random) {
    String text = chunk.chunk().text();
    List<String> sentences = sentences(text);
    String question =
        sentences.isEmpty()
            ? withoutSentences(chunk.title().strip(), text.strip())
            : sentences.get(random.nextInt(sentences.size()));
    if (question.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(new Sample(shortened ? shorten(question, random) : question, text));
  }

  /**
   * Returns a few words of {@code question} that follow each other. Whole sentences lie close to
   * their own passage and are found with little effort; what people type is shorter, and harder.
   */
  private static String shorten(String question, Random random) {
    List<String> words = BLANKS.splitAsStream(question).toList();
    if (words.size() <= FEW_WORDS) {
      return question;
    }
    int from = random.nextInt(words.size() - FEW_WORDS + 1);
    return String.join(" ", words.subList(from, from + FEW_WORDS));
  }

  /** Returns the title, or the beginning of the text up to a blank, as of a table or of code. */
  private static String withoutSentences(String title, String text) {
    if (!title.isEmpty() || text.length() <= LONGEST) {
      return title.isEmpty() ? text : title;
    }
    int blank = text.lastIndexOf(' ', LONGEST);
    int end = blank > 0 ? blank : text.offsetByCodePoints(0, LONGEST / 2);
    return text.substring(0, end);
  }

  private static List<String> sentences(String text) {
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ROOT);
    breaks.setText(text);
    List<String> sentences = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; start = end, end = breaks.next()) {
      String sentence = text.substring(start, end).strip();
      if (sentence.length() >= SHORTEST && sentence.length() <= LONGEST) {
        sentences.add(sentence);
      }
    }
    return sentences;
  }
}
