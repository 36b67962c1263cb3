/**
 * Ordinals go in; their vectors come out, embedded anew or from a cache, each embedded once however
 * many ask.
 *
 * <p>Not exported.
 */
@NullMarked
package dev.ragged.backend.leann.recompute;

import org.jspecify.annotations.NullMarked;
