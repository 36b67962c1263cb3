package dev.ragged.retrieval;

import dev.ragged.spi.ChunkId;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoredChunk;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the passages of one search, each once. */
final class Passages {
  private final CorpusReader reader;
  private final Scope scope;
  private final Map<ChunkId, StoredChunk> read = new HashMap<>();

  Passages(CorpusReader reader, Scope scope) {
    this.reader = reader;
    this.scope = scope;
  }

  /** Returns those of {@code chunks} that there are, in their order. */
  List<StoredChunk> read(List<ChunkId> chunks) {
    List<ChunkId> missing = chunks.stream().filter(chunk -> !read.containsKey(chunk)).toList();
    if (!missing.isEmpty()) {
      reader.fetch(missing, scope).forEach(chunk -> read.put(chunk.id(), chunk));
    }
    return chunks.stream().map(read::get).filter(Objects::nonNull).toList();
  }
}
