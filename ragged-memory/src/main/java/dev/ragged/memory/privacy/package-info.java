/**
 * What must not be kept, or not be readable, goes in; redacted, sealed or erased data and proofs of
 * it come out.
 */
@NullMarked
package dev.ragged.memory.privacy;

import org.jspecify.annotations.NullMarked;
