package dev.ragged.backend.leann;

/** How vectors become codes. Bytes are those of 384 dimensions. */
public enum VectorCodec {
  /** RaBitQ with one bit per dimension, 52 bytes: the default. */
  RABITQ_1,
  /** RaBitQ with two bits per dimension, 100 bytes: half as many recomputations. */
  RABITQ_2,
  /** RaBitQ with four bits per dimension, 196 bytes: hardly more recomputations than hits. */
  RABITQ_4,
  /** One byte per dimension, 388 bytes. */
  INT8
}
