@NullMarked
package dev.ragged.memory.time;

import org.jspecify.annotations.NullMarked;
