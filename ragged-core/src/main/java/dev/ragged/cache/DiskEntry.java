package dev.ragged.cache;

/**
 * What the disk gave for a key; the bytes are the receiver's.
 *
 * @param writtenAt milliseconds since 1970
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
record DiskEntry(byte[] value, long writtenAt) {}
