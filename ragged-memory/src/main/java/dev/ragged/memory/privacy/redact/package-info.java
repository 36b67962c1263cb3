/** What somebody wrote goes in; the same without what tells who they are comes out. */
@NullMarked
package dev.ragged.memory.privacy.redact;

import org.jspecify.annotations.NullMarked;
