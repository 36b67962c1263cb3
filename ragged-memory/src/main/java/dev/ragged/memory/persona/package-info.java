/**
 * What an application says about a persona goes in; the persona as its memory knows it comes out.
 */
@NullMarked
package dev.ragged.memory.persona;

import org.jspecify.annotations.NullMarked;
