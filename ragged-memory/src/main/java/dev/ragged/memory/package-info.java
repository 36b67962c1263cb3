/**
 * Options and a store go in; a memory comes out: what each persona asked, cares about and knew
 * when.
 *
 * <p>Turn it on with {@code Ragged.builder().memory(MemoryOptions.DEFAULT)}, and reach it with
 * {@link dev.ragged.memory.PersonalMemory#of(dev.ragged.Ragged)}.
 */
@NullMarked
package dev.ragged.memory;

import org.jspecify.annotations.NullMarked;
