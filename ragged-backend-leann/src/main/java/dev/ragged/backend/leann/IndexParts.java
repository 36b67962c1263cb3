package dev.ragged.backend.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.StorageMode;
import dev.ragged.backend.leann.recompute.CachedForm;
import dev.ragged.backend.leann.recompute.Canary;
import dev.ragged.backend.leann.recompute.CanaryCheck;
import dev.ragged.backend.leann.recompute.Recomputer;
import dev.ragged.backend.leann.recompute.VectorCache;
import dev.ragged.backend.leann.search.SegmentSearch;
import dev.ragged.backend.leann.segment.RowSpill;
import dev.ragged.backend.leann.segment.SavedSegments;
import dev.ragged.backend.leann.segment.SegmentMerger;
import dev.ragged.backend.leann.segment.SegmentStore;
import dev.ragged.backend.leann.segment.Segments;
import dev.ragged.index.BlockIo;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import java.util.List;
import java.util.Optional;

/** What an open index consists of, put together. */
record IndexParts(
    IndexState state,
    IndexWriter writer,
    SegmentSearch search,
    StoredRows rows,
    Compaction compaction,
    Recomputer recomputer,
    Optional<RowSpill> spill) {
  static IndexParts open(
      IndexContext context, LeannOptions options, LeannPolicy policy, BlockIo io) {
    Optional<SegmentStore> store =
        context.directory().map(folder -> new SegmentStore(io, folder, context, options));
    SavedSegments saved =
        context.checkpoint().isPresent()
            ? store.orElseThrow().load(context.checkpoint().get())
            : new SavedSegments(List.of(), OrdinalSet.empty(), Canary.NONE);
    // Only now: a folder that a newer version wrote stays as it is.
    store.ifPresent(SegmentStore::sweep);
    context.directory().ifPresent(RowSpill::sweep);
    long bytesOnDisk = context.checkpoint().map(c -> store.orElseThrow().bytes(c)).orElse(0L);
    IndexState state =
        new IndexState(
            context.dimension(), context.similarity(), saved.segments(), saved.present());
    Recomputer recomputer = recomputer(context, options, state);
    CanaryCheck canary = new CanaryCheck(saved.canary(), recomputer);
    Optional<RowSpill> spill =
        context
            .directory()
            .filter(folder -> options.storage() == StorageMode.RECOMPUTE)
            .map(folder -> new RowSpill(folder, context.dimension()));
    StoredRows rows = new StoredRows(context.dimension(), recomputer, canary, spill);
    SelfTest test = new SelfTest(context, options, policy);
    Compaction compaction =
        new Compaction(
            state,
            new SegmentMerger(
                options,
                context,
                test,
                ordinals -> rows.putAsideOrRecomputed(state.view(), ordinals)),
            new CompactionPolicy(policy.deadShare(), policy.graphFrom()),
            context.executor());
    IndexWriter writer =
        new IndexWriter(
            state,
            new Segments(options, context, test),
            compaction,
            store,
            spill,
            new CanaryKeeper(saved.canary(), ordinals -> rows.copies(state.view(), ordinals)),
            (int) Math.max(1, policy.deltaBytes() / (4L * context.dimension())),
            bytesOnDisk);
    SegmentSearch search =
        new SegmentSearch(
            context.dimension(),
            context.similarity(),
            options,
            policy.search(),
            recomputer,
            canary);
    compaction.start();
    return new IndexParts(state, writer, search, rows, compaction, recomputer, spill);
  }

  private static Recomputer recomputer(
      IndexContext context, LeannOptions options, IndexState state) {
    return new Recomputer(
        new VerifiedSource(context.source(), state, context.dimension(), context.similarity()),
        context.dimension(),
        context.similarity(),
        VectorCache.of(
            options.vectorCache(),
            context.dimension(),
            options.byteCache() ? CachedForm.INT8 : CachedForm.FLOAT32),
        context.executor());
  }

  void close() {
    compaction.close();
    recomputer.close();
    spill.ifPresent(RowSpill::close);
  }
}
