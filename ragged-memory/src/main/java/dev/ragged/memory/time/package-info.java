/** Words about time and a clock go in; periods and their buckets come out. */
@NullMarked
package dev.ragged.memory.time;

import org.jspecify.annotations.NullMarked;
