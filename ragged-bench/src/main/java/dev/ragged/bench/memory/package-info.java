/** Made-up personas go in; what their memory costs and what it is good for comes out. */
@NullMarked
package dev.ragged.bench.memory;

import org.jspecify.annotations.NullMarked;
