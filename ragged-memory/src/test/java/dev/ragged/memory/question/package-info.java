@NullMarked
package dev.ragged.memory.question;

import org.jspecify.annotations.NullMarked;
