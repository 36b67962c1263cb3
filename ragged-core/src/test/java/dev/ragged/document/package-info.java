@NullMarked
package dev.ragged.document;

import org.jspecify.annotations.NullMarked;
