package dev.ragged.bench.suite;

import dev.ragged.profiling.ProfileSession;
import dev.ragged.profiling.SearchProfile;
import dev.ragged.profiling.Stages;
import dev.ragged.retrieval.SearchRequest;
import java.util.List;

/** Shares of stages, as a profile of the store has them. */
final class StageShares {
  static final List<String> METRICS =
      List.of(Stages.SEARCH, Stages.SEARCH_EMBED, Stages.SEARCH_VECTORS, Stages.SEARCH_WORDS);

  private static final double PERCENT = 100;

  private StageShares() {}

  static void run(Trial trial) {
    SearchProfile profile;
    try (ProfileSession session =
        ProfileSession.start("stages", trial.store().ragged().profiler())) {
      for (SearchRequest request : trial.store().requests()) {
        var unused = trial.store().ragged().search(request);
      }
      profile = SearchProfile.of(session.report());
    }
    Sheet sheet = trial.sheet();
    profile.shares().forEach((stage, share) -> sheet.lower(stage, "%", PERCENT * share));
    sheet.note("share of a search's time that is the stage's own, without stages inside it");
  }
}
