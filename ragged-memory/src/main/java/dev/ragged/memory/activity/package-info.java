/** A period or a topic goes in; how much a persona asked, when, and about what comes out. */
@NullMarked
package dev.ragged.memory.activity;

import org.jspecify.annotations.NullMarked;
