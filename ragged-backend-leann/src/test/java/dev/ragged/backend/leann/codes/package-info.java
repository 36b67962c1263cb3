@NullMarked
package dev.ragged.backend.leann.codes;

import org.jspecify.annotations.NullMarked;
