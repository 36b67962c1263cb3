@NullMarked
package dev.ragged.backend.hnsw;

import org.jspecify.annotations.NullMarked;
