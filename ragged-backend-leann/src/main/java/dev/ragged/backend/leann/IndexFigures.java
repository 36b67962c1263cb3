package dev.ragged.backend.leann;

import dev.ragged.backend.leann.recompute.CacheStatistics;
import dev.ragged.backend.leann.recompute.RecomputerStatistics;
import dev.ragged.backend.leann.search.IndexView;
import dev.ragged.backend.leann.segment.SectionBytes;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.index.IndexStatistics;
import java.util.LinkedHashMap;
import java.util.Map;

/** The figures of an index, as they are described in docs/leann.md. */
final class IndexFigures {
  private IndexFigures() {}

  static IndexStatistics of(IndexParts parts) {
    IndexView view = parts.state().view();
    int nodes = view.segments().stream().mapToInt(Segment::size).sum();
    int delta = view.delta().ordinals().size();
    SectionBytes bytes =
        view.segments().stream().map(Segment::bytes).reduce(SectionBytes.NONE, SectionBytes::plus);
    RecomputerStatistics recomputed = parts.recomputer().statistics();
    CacheStatistics cache = recomputed.cache();
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("segments", (double) view.segments().size());
    figures.put("delta.vectors", (double) delta);
    figures.put("bytes.ordinals", (double) bytes.ordinals());
    figures.put("bytes.codes", (double) bytes.codes());
    figures.put("bytes.rows", (double) bytes.rows());
    figures.put("bytes.graph", (double) bytes.graph());
    view.segments().stream()
        .flatMapToDouble(segment -> segment.recall().stream())
        .min()
        .ifPresent(least -> figures.put("recall.selfTest", least));
    figures.put("cache.hits", (double) cache.hits());
    figures.put("cache.misses", (double) cache.misses());
    figures.put("cache.evictions", (double) cache.evictions());
    figures.put("cache.vectors", (double) cache.entries());
    figures.put("cache.bytes", (double) cache.bytes());
    figures.put("recomputed.vectors", (double) recomputed.embedded());
    figures.put("recomputed.calls", (double) recomputed.calls());
    figures.put("recomputed.failures", (double) recomputed.failures());
    figures.put("recomputed.late", (double) recomputed.late());
    figures.put("recomputed.millis", recomputed.embedNanos() / 1e6);
    return new IndexStatistics(
        LeannVectorIndex.NAME,
        view.present().size(),
        nodes + delta - view.present().size(),
        bytes.total() + view.delta().bytes() + cache.bytes(),
        parts.writer().bytesOnDisk(),
        parts.compaction().isIdle(),
        figures);
  }
}
