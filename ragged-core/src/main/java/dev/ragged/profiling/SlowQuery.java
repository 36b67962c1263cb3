package dev.ragged.profiling;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One of the slowest questions. Immutable.
 *
 * @param at when it was answered
 * @param persona who asked, if a persona did
 * @param text what was asked, if texts may be kept
 * @param duration how long the answer took
 * @param stages what its stages took by themselves, by name, longest first; their sum is the
 *     duration unless there were more than {@value StageTimes#MAX_SPANS} spans
 */
public record SlowQuery(
    Instant at,
    Optional<String> persona,
    Optional<String> text,
    Duration duration,
    Map<String, Duration> stages) {}
