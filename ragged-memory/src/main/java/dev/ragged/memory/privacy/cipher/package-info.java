/** What a persona said goes in; what may be written to disk, and back, comes out. */
@NullMarked
package dev.ragged.memory.privacy.cipher;

import org.jspecify.annotations.NullMarked;
