/**
 * {@code ragged backend}: which vector backends there are, what they take, and moving between them.
 */
@NullMarked
package dev.ragged.cli.backend;

import org.jspecify.annotations.NullMarked;
