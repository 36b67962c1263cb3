@org.jspecify.annotations.NullMarked
package dev.ragged.memory.replay;
