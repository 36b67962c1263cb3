/** A seed, a folder or a collection goes in; documents and judged questions come out. */
@NullMarked
package dev.ragged.bench.corpus;

import org.jspecify.annotations.NullMarked;
