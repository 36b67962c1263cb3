package dev.ragged.memory.rank;

import java.util.List;

/** What is personal about one candidate; each part from 0 to 1. */
record Evidence(double topics, double history, double coOccurrence, List<RankingReason> reasons) {

  /** Returns whether none of it would move a score. */
  boolean isSilent(PersonalWeights weights) {
    return topics * weights.topics() == 0
        && history * weights.history() == 0
        && coOccurrence * weights.coOccurrence() == 0;
  }
}
