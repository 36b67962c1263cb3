/** Measures what a memory records, learns and answers. */
@NullMarked
package dev.ragged.bench.memory;

import org.jspecify.annotations.NullMarked;
