package dev.ragged.retrieval;

import dev.ragged.document.Chunk;
import dev.ragged.spi.StoredChunk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Orders what was found for one request as its reranker wants it, and makes the hits. */
final class Ranker {
  private Ranker() {}

  /**
   * Returns the answer to {@code question}.
   *
   * @param spent where it was found and what that took
   */
  static Answer rank(Question question, Found found, Spent spent) {
    long start = System.nanoTime();
    SearchRequest request = question.request();
    // Without a reranker the hits were chosen when they were found.
    List<Ranked> chosen =
        question.isReranked()
            ? Diversity.choose(
                request,
                Reranking.apply(found.ranked(), question, found::passages),
                found.vectors())
            : found.ranked();
    List<Hit> hits = hits(found, chosen, new Snippets(request.text()));
    SearchCosts costs = spent.costs(found.figures(), System.nanoTime() - start);
    return new Answer(
        new SearchResult(
            hits,
            found.state().generation(),
            costs,
            spent.explained(found.explanation()),
            Optional.empty()),
        found.question());
  }

  private static List<Hit> hits(Found found, List<Ranked> chosen, Snippets snippets) {
    List<Hit> hits = new ArrayList<>(chosen.size());
    for (Ranked ranked : chosen) {
      StoredChunk stored = found.passages().get(ranked.chunk());
      if (stored != null) {
        hits.add(hit(stored, ranked, found.snippet(stored, snippets)));
      }
    }
    return hits;
  }

  private static Hit hit(StoredChunk stored, Ranked ranked, String snippet) {
    Chunk chunk = stored.chunk();
    return new Hit(
        stored.id(),
        stored.title(),
        chunk.text(),
        chunk.context(),
        snippet,
        chunk.start(),
        chunk.end(),
        stored.metadata(),
        ranked.score(),
        ranked.parts(),
        ranked.personal());
  }
}
