package dev.ragged.cache;

/**
 * What the disk gave for a key; the bytes are the receiver's.
 *
 * @param writtenAt milliseconds since 1970
 * @param location where it was found
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once and never compared
record DiskEntry(byte[] value, long writtenAt, Location location) {
  /** Returns the same to be written elsewhere: neither younger nor told apart by its readers. */
  DiskValue again() {
    return new DiskValue(value, writtenAt, location.born(), location.usage());
  }
}
