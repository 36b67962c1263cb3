/**
 * Vectors go in; codes of 1 to 8 bits per dimension come out, and for a query the estimated
 * closeness of each with the error to expect.
 *
 * <p>RaBitQ (Gao and Long, arXiv:2405.12497; more than one bit: arXiv:2409.09913) and one byte per
 * dimension. Not exported.
 */
@NullMarked
package dev.ragged.backend.leann.codes;

import org.jspecify.annotations.NullMarked;
