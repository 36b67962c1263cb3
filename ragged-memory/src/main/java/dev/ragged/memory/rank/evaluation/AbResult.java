package dev.ragged.memory.rank.evaluation;

/**
 * How two rankers compare on the same queries. Immutable.
 *
 * @param k how many places of each ranking were looked at
 * @param ndcg from 0 to 1
 * @param precision from 0 to 1
 * @param reciprocalRank from 0 to 1; its means are the MRR
 * @param latencyMillis milliseconds per query; here lower is better, and a win is a slower variant
 */
public record AbResult(
    int k,
    PairedComparison ndcg,
    PairedComparison precision,
    PairedComparison reciprocalRank,
    PairedComparison latencyMillis) {}
