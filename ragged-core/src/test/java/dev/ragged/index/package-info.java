@NullMarked
package dev.ragged.index;

import org.jspecify.annotations.NullMarked;
