/**
 * Conditions on metadata go in; yes or no for each document or chunk comes out.
 *
 * <p>{@link dev.ragged.filter.Filter} is data, never text: no key or value of it ever becomes part
 * of a statement.
 */
@NullMarked
package dev.ragged.filter;

import org.jspecify.annotations.NullMarked;
