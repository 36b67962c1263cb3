package dev.ragged.store;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.IndexContext;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An index that is open, and what opened it. */
record OpenIndex(VectorIndexProvider provider, IndexContext context, VectorIndex index) {
  private static final Logger log = LoggerFactory.getLogger(OpenIndex.class);

  /** Opens the index at its checkpoint, or without vectors if its files cannot be used. */
  static OpenIndex open(VectorIndexProvider provider, IndexContext context) {
    try {
      return new OpenIndex(provider, context, provider.open(context));
    } catch (StoreCorruptedException e) {
      log.warn(
          "The files of index {} cannot be used, so it is built again from the store: {}",
          provider.name(),
          e.getMessage());
      return new OpenIndex(provider, context, provider.open(context.fresh()));
    }
  }

  String name() {
    return provider.name();
  }
}
