package dev.ragged.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The promises of {@link Chunkers} for random documents, sizes and counters. */
class ChunkersPropertyTest {
  private static final long SEED = 20_261_121L;
  private static final int DOCUMENTS = 60;

  private static final List<String> FRAGMENTS =
      List.of(
          "word",
          "Sentence one. Sentence two! Dr. Who, e.g. him? ",
          "\n",
          "\n\n",
          "\r\n",
          "\r\n\r\n",
          "\r",
          " ",
          "\t",
          "    ",
          "# Heading\n",
          "\n## Sub *heading*\n\n",
          "Title\n=====\n",
          "```\n",
          "~~~java\n",
          "    code\n",
          "| a | b |\n|---|---|\n| 1 | 2 |\n",
          "- item\n",
          "  - nested\n",
          "12. number\n",
          "> quote ",
          "<div>\n",
          "[link]: x\n",
          "---\n",
          "漢字かな。次の文。",
          "👩‍👩‍👧‍👦",
          "e\u0301\u0302",
          "\u0301",
          "\u00A0",
          "\u200B",
          "\uFEFF",
          "\u202E",
          "🇩🇪🇫🇷",
          "\u2028",
          "a:\n",
          "x".repeat(90),
          "}\n",
          "  void f() {\n",
          "\uFFFD",
          "1.5",
          "...",
          "\u1100\u1161",
          "ﬁ",
          "\u0085");

  private static final List<TokenCounter> COUNTERS =
      List.of(
          TokenCounter.approximate(),
          TokenCounter.of("chars", CharSequence::length),
          TokenCounter.of(
              "words",
              text ->
                  (int)
                      Stream.of(text.toString().strip().split("\\s+"))
                          .filter(word -> !word.isEmpty())
                          .count()),
          TokenCounter.of(
              "bytes-by-3",
              text -> (text.toString().getBytes(StandardCharsets.UTF_8).length + 2) / 3));

  private static final List<ChunkSize> SIZES =
      List.of(
          new ChunkSize(1, 0),
          new ChunkSize(5, 2),
          new ChunkSize(30, 10),
          new ChunkSize(60, 59),
          new ChunkSize(200, 0),
          ChunkSize.DEFAULT);

  static Stream<TokenCounter> counters() {
    return COUNTERS.stream();
  }

  @ParameterizedTest
  @MethodSource("counters")
  void chunk_randomDocuments_keepsThePromises(TokenCounter counter) {
    System.out.println("seed=" + SEED);
    Random random = new Random(SEED);
    for (int i = 0; i < DOCUMENTS; i++) {
      Document document = randomDocument(random, i);
      for (ChunkSize size : SIZES) {
        for (Chunker chunker :
            List.of(
                Chunkers.byMediaType(size, counter),
                Chunkers.recursive(size, counter),
                Chunkers.fixed(size, counter))) {
          List<Chunk> chunks = Checks.chunk(chunker, document, size, counter);
          assertThat(chunker.chunk(document)).isEqualTo(chunks);
        }
      }
    }
  }

  private static Document randomDocument(Random random, int i) {
    StringBuilder text = new StringBuilder("start ");
    int length = 1 + random.nextInt(150);
    for (int j = 0; j < length; j++) {
      text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
    }
    List<String> types = List.of(Document.PLAIN, Document.MARKDOWN, Document.SOURCE);
    return Document.builder("random-" + i)
        .title(random.nextBoolean() ? "" : "A title of   six words or so")
        .text(text.toString())
        .mediaType(types.get(random.nextInt(types.size())))
        .build();
  }

  @Test
  void chunk_strangeText_isKeptExactly() {
    for (String text :
        List.of(
            "\u202Eright to left",
            "\uFEFFmark",
            "a\u0000b".replace('\u0000', '\uFFFD'),
            "e\u0301",
            "\u00E9",
            "𝒳".repeat(50),
            "\u200D",
            "\u00A0",
            "\u3000.",
            "ZWJ 👨‍👩‍👧",
            "İıſß",
            "\uFFFF")) {
      Document document = Document.of("strange", text);
      List<Chunk> chunks =
          Checks.chunk(
              Chunkers.byMediaType(ChunkSize.DEFAULT, TokenCounter.approximate()),
              document,
              ChunkSize.DEFAULT,
              TokenCounter.approximate());
      assertThat(chunks).hasSize(1);
      assertThat(chunks.get(0).text()).isEqualTo(text);
    }
  }
}
