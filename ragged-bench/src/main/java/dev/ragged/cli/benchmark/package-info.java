/** {@code ragged benchmark}: measures, reports, and compares with what was measured before. */
@NullMarked
package dev.ragged.cli.benchmark;

import org.jspecify.annotations.NullMarked;
