/** Made-up rows go in; what each setting of the database buys comes out. */
@NullMarked
package dev.ragged.bench.database;

import org.jspecify.annotations.NullMarked;
