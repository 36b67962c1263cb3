/**
 * Benchmarks that JMH runs: a choice of them and how often goes in, times of single operations come
 * out. Not published.
 */
@NullMarked
package dev.ragged.bench.jmh;

import org.jspecify.annotations.NullMarked;
