/** Tests of recomputation. */
@NullMarked
package dev.ragged.backend.leann.recompute;

import org.jspecify.annotations.NullMarked;
