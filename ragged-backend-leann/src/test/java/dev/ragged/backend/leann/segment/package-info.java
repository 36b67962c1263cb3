@org.jspecify.annotations.NullMarked
package dev.ragged.backend.leann.segment;
