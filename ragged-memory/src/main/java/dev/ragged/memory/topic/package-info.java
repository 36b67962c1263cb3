/** Text goes in; what it is about comes out: topics with how sure that is. */
@NullMarked
package dev.ragged.memory.topic;

import org.jspecify.annotations.NullMarked;
