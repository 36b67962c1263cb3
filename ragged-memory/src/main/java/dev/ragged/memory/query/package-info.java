/**
 * What an application asks about a persona goes in; the rows that were recorded and learned are
 * read, and what they say comes out.
 */
@NullMarked
package dev.ragged.memory.query;

import org.jspecify.annotations.NullMarked;
