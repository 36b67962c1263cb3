/**
 * What an application may choose goes in; checked options of the LEANN backend come out.
 *
 * <p>Depends on nothing else of the backend.
 */
@NullMarked
package dev.ragged.backend.leann.options;

import org.jspecify.annotations.NullMarked;
