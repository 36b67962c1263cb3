/** Measurements of the LEANN backend: a folder of vectors goes in, figures come out. */
@NullMarked
package dev.ragged.bench.leann;

import org.jspecify.annotations.NullMarked;
