/**
 * How often, how regularly and how lately a persona met a topic goes in; its interest comes out.
 */
@NullMarked
package dev.ragged.memory.interest;

import org.jspecify.annotations.NullMarked;
