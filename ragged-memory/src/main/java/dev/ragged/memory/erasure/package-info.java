/** What is to be forgotten goes in; a receipt that says what is left of it comes out. */
@NullMarked
package dev.ragged.memory.erasure;

import org.jspecify.annotations.NullMarked;
