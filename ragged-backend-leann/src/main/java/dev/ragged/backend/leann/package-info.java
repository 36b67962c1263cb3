/**
 * Vectors under dense ordinals go in; the nearest ordinals come out, from an index that keeps codes
 * or a pruned graph in place of the vectors and recomputes the few that decide the answer.
 *
 * <p>After LEANN (Wang et al., arXiv:2506.08276). See docs/adr/0006-leann.md for what is built
 * otherwise and why.
 */
@NullMarked
package dev.ragged.backend.leann;

import org.jspecify.annotations.NullMarked;
