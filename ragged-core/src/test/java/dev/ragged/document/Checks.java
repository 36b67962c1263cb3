package dev.ragged.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;

/** What every built-in chunker promises for every document. */
final class Checks {
  private Checks() {}

  static List<Chunk> chunk(
      Chunker chunker, Document document, ChunkSize size, TokenCounter counter) {
    List<Chunk> chunks = chunker.chunk(document);
    assertThat(chunks).isNotEmpty();
    assertPlaces(document, chunks);
    assertSizes(chunks, size, counter);
    assertCovered(document.text(), chunks);
    return chunks;
  }

  private static void assertPlaces(Document document, List<Chunk> chunks) {
    int start = -1;
    int end = 0;
    for (int i = 0; i < chunks.size(); i++) {
      Chunk chunk = chunks.get(i);
      assertThat(chunk.position()).isEqualTo(i);
      assertThat(chunk.text()).isEqualTo(document.text().substring(chunk.start(), chunk.end()));
      assertThat(chunk.start()).as("start of chunk %d", i).isGreaterThan(start);
      assertThat(chunk.end()).as("end of chunk %d", i).isGreaterThan(end);
      start = chunk.start();
      end = chunk.end();
    }
  }

  private static void assertSizes(List<Chunk> chunks, ChunkSize size, TokenCounter counter) {
    for (Chunk chunk : chunks) {
      boolean oneCodePoint = chunk.text().codePointCount(0, chunk.text().length()) == 1;
      if (!oneCodePoint) {
        assertThat(counter.count(chunk.searchableText()))
            .as("tokens of chunk %d: %s", chunk.position(), chunk.searchableText())
            .isLessThanOrEqualTo(size.tokens());
        assertThat((long) chunk.text().length())
            .isLessThanOrEqualTo((long) size.tokens() * Pieces.MAX_CHARS_PER_TOKEN);
      }
    }
  }

  private static void assertCovered(String text, List<Chunk> chunks) {
    BitSet covered = new BitSet(text.length());
    chunks.forEach(chunk -> covered.set(chunk.start(), chunk.end()));
    for (int i = covered.nextClearBit(0); i < text.length(); i = covered.nextClearBit(i + 1)) {
      assertThat(Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i)))
          .as("character %d, U+%04X, is in a chunk", i, (int) text.charAt(i))
          .isTrue();
    }
  }
}
