/**
 * A query and the segments go in; a plan, and by it the nearest ordinals with exact scores, come
 * out.
 *
 * <p>Not exported.
 */
@NullMarked
package dev.ragged.backend.leann.search;

import org.jspecify.annotations.NullMarked;
