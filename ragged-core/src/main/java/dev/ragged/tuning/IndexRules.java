package dev.ragged.tuning;

import dev.ragged.config.Settings;
import dev.ragged.index.Effort;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.text.Figures;
import java.util.Locale;

/** What recall, speed and size of the index speak for. */
final class IndexRules {
  /** Probes without which nothing is recommended: a mean of 0.9 then has an error of about 0.04. */
  static final int FEWEST_PROBES = 50;

  /** Recall below which one of ten neighbors is missed. */
  static final double LOW_RECALL = 0.9;

  /** Time of an exact search, as a multiple of the present one, up to which it is as quick. */
  static final double AS_QUICK = 1.2;

  /** Chunks up to which exact search stays quick while a store grows by half. */
  static final long SMALL = 20_000;

  /** Bytes of vectors on disk from which on they are worth saving. */
  static final long LARGE = 256L << 20;

  private static final int HARDER = 2;

  private IndexRules() {}

  static void recommend(Observed observed, Proposals proposals) {
    ProbeFigures probe = observed.probe();
    IndexStatistics index = observed.corpus().index();
    boolean approximate = !index.backend().equals(BackendAdvice.EXACT);
    // While its graph is being built an index compares all anyway.
    if (probe.probes() >= FEWEST_PROBES && approximate && index.ready()) {
      if (isExactAsQuick(observed)) {
        recommendExact(observed, proposals);
        return;
      }
      if (probe.recall() < LOW_RECALL) {
        recommendEffort(probe, proposals);
      }
    }
    recommendLeann(observed, proposals);
  }

  private static boolean isExactAsQuick(Observed observed) {
    ProbeFigures probe = observed.probe();
    return !observed.corpus().index().backend().equals(BackendAdvice.LEANN)
        && observed.corpus().chunks() <= SMALL
        && probe.exact().toNanos() <= probe.search().toNanos() * AS_QUICK;
  }

  private static void recommendExact(Observed observed, Proposals proposals) {
    proposals.add(
        Settings.BACKEND_TYPE,
        BackendAdvice.EXACT,
        String.format(
            Locale.ROOT,
            "In %d probes an exact search of %d chunks took %.3f ms, that of %s %.3f ms with a"
                + " recall@10 of %.3f.",
            observed.probe().probes(),
            observed.corpus().chunks(),
            TuningText.millis(observed.probe().exact()),
            observed.corpus().index().backend(),
            TuningText.millis(observed.probe().search()),
            observed.probe().recall()));
  }

  private static void recommendEffort(ProbeFigures probe, Proposals proposals) {
    int present = proposals.config().get(Settings.SEARCH_EFFORT);
    int greatest = Settings.SEARCH_EFFORT.extremes().get(1);
    // What a backend is configured with is not known here; that of THOROUGH is above all defaults.
    int harder = present == 0 ? Effort.THOROUGH.candidates() : Math.min(greatest, present * HARDER);
    proposals.add(
        Settings.SEARCH_EFFORT,
        harder,
        String.format(
            Locale.ROOT,
            "In %d probes searches found %.3f of the ten nearest (worst 5 %%: %.3f); a measurement"
                + " for interactive use finds the smallest effort that is enough.",
            probe.probes(),
            probe.recall(),
            probe.worstRecall()));
  }

  private static void recommendLeann(Observed observed, Proposals proposals) {
    IndexStatistics index = observed.corpus().index();
    long chunks = observed.corpus().chunks();
    int dimension = observed.corpus().embedder().dimension();
    VectorIndexProvider leann = observed.backends().get(BackendAdvice.LEANN);
    if (leann == null || index.backend().equals(BackendAdvice.LEANN)) {
      return;
    }
    long codes = leann.estimate(chunks, dimension, Similarity.COSINE).disk();
    if (index.bytesOnDisk() >= LARGE && codes < index.bytesOnDisk()) {
      proposals.add(
          Settings.BACKEND_TYPE,
          BackendAdvice.LEANN,
          String.format(
              Locale.ROOT,
              "The index %s has %s on disk for %d chunks of dimension %d; leann takes about"
                  + " %s, %s less, embeds some passages again for each new question, and the whole"
                  + " store once.",
              index.backend(),
              Figures.bytes((double) index.bytesOnDisk()),
              chunks,
              dimension,
              Figures.bytes((double) codes),
              Figures.bytes((double) (index.bytesOnDisk() - codes))));
    }
  }
}
