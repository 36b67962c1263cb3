/** What an application chooses goes in; checked options come out. */
@NullMarked
package dev.ragged.memory.options;

import org.jspecify.annotations.NullMarked;
