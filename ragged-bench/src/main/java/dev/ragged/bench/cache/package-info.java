/** Made-up keys and values go in; what a cache costs and what it is good for comes out. */
@NullMarked
package dev.ragged.bench.cache;

import org.jspecify.annotations.NullMarked;
