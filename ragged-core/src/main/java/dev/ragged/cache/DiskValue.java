package dev.ragged.cache;

/**
 * What is to be written for a key.
 *
 * @param bytes the value; not written to after this
 * @param writtenAt milliseconds since 1970
 * @param born when it was loaded, as {@link Lifetime#born} says it
 * @param usage whether it is asked for from now on
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
record DiskValue(byte[] bytes, long writtenAt, long born, Usage usage) {}
