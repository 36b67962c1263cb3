@NullMarked
package dev.ragged.filter;

import org.jspecify.annotations.NullMarked;
