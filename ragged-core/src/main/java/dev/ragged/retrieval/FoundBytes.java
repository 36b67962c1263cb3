package dev.ragged.retrieval;

import dev.ragged.cache.ValueReader;
import dev.ragged.cache.ValueWriter;
import dev.ragged.document.Chunk;
import dev.ragged.document.Metadata;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import dev.ragged.spi.StoreState;
import dev.ragged.spi.StoredChunk;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What was found as bytes: of what everybody sees, in the order in which the hits stand. Passages
 * that have gone meanwhile are left out.
 */
final class FoundBytes {
  /** Raised when the bytes, or the way to find and rank, change. */
  static final int VERSION = 1;

  private FoundBytes() {}

  static void write(Found found, ValueWriter writer) {
    KeyParts.state(found.state(), writer);
    Found.Figures figures = found.figures();
    writer.number(figures.matching()).number(figures.candidates());
    writer.number(found.explanation().size());
    found.explanation().forEach(writer::text);
    List<Ranked> hits =
        found.ranked().stream().filter(one -> found.passages().containsKey(one.chunk())).toList();
    writer.number(hits.size());
    for (Ranked hit : hits) {
      ranked(hit, writer);
      passage(Objects.requireNonNull(found.passages().get(hit.chunk())), writer);
    }
  }

  private static void ranked(Ranked ranked, ValueWriter writer) {
    writer.text(ranked.chunk().document().id()).number(ranked.chunk().position());
    writer.number(ranked.score()).number(ranked.parts().size());
    for (ScorePart part : ranked.parts()) {
      writer.text(part.signal()).number(part.rank());
      writer.number(part.score()).number(part.contribution());
    }
  }

  private static void passage(StoredChunk stored, ValueWriter writer) {
    Chunk chunk = stored.chunk();
    writer.text(stored.title()).number(chunk.position()).text(chunk.text()).text(chunk.context());
    writer.number(chunk.start()).number(chunk.end());
    metadata(chunk.metadata(), writer);
    metadata(stored.metadata(), writer);
  }

  private static void metadata(Metadata metadata, ValueWriter writer) {
    writer.number(metadata.asMap().size());
    metadata.asMap().forEach((key, value) -> KeyParts.value(value, writer.text(key)));
  }

  static Found read(ValueReader reader) {
    StoreState state = state(reader);
    long matching = reader.longNumber();
    int candidates = reader.number();
    List<String> explanation = new ArrayList<>();
    for (int left = reader.length(Integer.BYTES); left > 0; left--) {
      explanation.add(reader.text());
    }
    List<Ranked> ranked = new ArrayList<>();
    Map<ChunkId, StoredChunk> passages = new HashMap<>();
    for (int left = reader.length(Integer.BYTES); left > 0; left--) {
      Ranked one = ranked(reader);
      ranked.add(one);
      passages.put(one.chunk(), passage(one.chunk(), reader));
    }
    return new Found(
        state,
        ranked,
        passages,
        Map.of(),
        Optional.empty(),
        new Found.Figures(matching, candidates, 0, 0, false),
        explanation);
  }

  private static StoreState state(ValueReader reader) {
    UUID store = new UUID(reader.longNumber(), reader.longNumber());
    long generation = reader.longNumber();
    return new StoreState(store, generation, new UUID(reader.longNumber(), reader.longNumber()));
  }

  private static Ranked ranked(ValueReader reader) {
    ChunkId chunk = new ChunkId(new DocumentKey(reader.text(), Optional.empty()), reader.number());
    double score = reader.doubleNumber();
    List<ScorePart> parts = new ArrayList<>();
    for (int left = reader.length(Integer.BYTES); left > 0; left--) {
      parts.add(
          new ScorePart(
              reader.text(), reader.number(), reader.doubleNumber(), reader.doubleNumber()));
    }
    return new Ranked(chunk, score, parts);
  }

  private static StoredChunk passage(ChunkId id, ValueReader reader) {
    String title = reader.text();
    int position = reader.number();
    String text = reader.text();
    String context = reader.text();
    int start = reader.number();
    int end = reader.number();
    Chunk chunk = new Chunk(position, text, context, start, end, metadata(reader));
    return new StoredChunk(id, title, chunk, metadata(reader));
  }

  private static Metadata metadata(ValueReader reader) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int left = reader.length(Integer.BYTES); left > 0; left--) {
      values.put(reader.text(), value(reader));
    }
    return Metadata.copyOf(values);
  }

  private static Object value(ValueReader reader) {
    int kind = reader.tag();
    return switch (kind) {
      case 1 -> reader.text();
      case 2 -> reader.longNumber();
      case 3 -> reader.doubleNumber();
      case 4 -> false;
      case 5 -> true;
      case 6 -> Instant.ofEpochSecond(reader.longNumber(), reader.number());
      case 7 -> LocalDate.ofEpochDay(reader.longNumber());
      case 8 -> {
        List<Object> list = new ArrayList<>();
        for (int left = reader.length(1); left > 0; left--) {
          list.add(value(reader));
        }
        yield list;
      }
      default -> throw new IllegalStateException("unknown kind of value: " + kind);
    };
  }
}
