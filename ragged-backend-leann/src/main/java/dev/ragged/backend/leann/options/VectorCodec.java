package dev.ragged.backend.leann.options;

/** How a vector is kept to be compared. Bytes are those of 384 dimensions. */
public enum VectorCodec {
  /** RaBitQ with one bit per dimension, 52 bytes. */
  RABITQ_1,
  /** RaBitQ with two bits per dimension, 100 bytes: half as many recomputations as with one. */
  RABITQ_2,
  /** RaBitQ with four bits per dimension, 196 bytes: hardly more recomputations than hits. */
  RABITQ_4,
  /** One byte per dimension, 388 bytes. */
  INT8,
  /** The vector as it is, 1,536 bytes. */
  FLOAT32
}
