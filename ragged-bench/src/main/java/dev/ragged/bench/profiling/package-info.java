/** What profiling itself costs. */
@NullMarked
package dev.ragged.bench.profiling;

import org.jspecify.annotations.NullMarked;
