/**
 * The links that another library chose go in; a graph for our own walk comes out.
 *
 * <p>Beside the graph of {@code ragged-backend-leann}, in the package of the same name, because it
 * shows its tables to no other. Two jars may share a package on the class path only, which is where
 * measurements run. Not published.
 */
@NullMarked
package dev.ragged.backend.leann.graph;

import org.jspecify.annotations.NullMarked;
