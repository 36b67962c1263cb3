package dev.ragged.memory.privacy;

/** What an entry of the audit log says was done. Names are stored and hashed, so they stay. */
public enum AuditAction {
  /** A persona was created. */
  PERSONA_CREATED,
  /** Name or settings of a persona were changed. */
  PERSONA_CHANGED,
  /** A persona and all that was kept of it were deleted. */
  PERSONA_DELETED,
  /** Another persona became the active one. */
  PERSONA_SWITCHED,
  /** Recording was turned on. */
  MEMORY_ENABLED,
  /** Recording was stopped for a while. */
  MEMORY_PAUSED,
  /** Recording was turned off. */
  MEMORY_DISABLED,
  /** What may be learned from what is recorded was changed. */
  LEARNING_CHANGED,
  /** What is kept of a persona was exported. */
  EXPORTED,
  /** An export was read in. */
  IMPORTED,
  /** Some or all of what was kept of a persona was erased. */
  ERASED,
  /** What was older than its retention was erased. */
  RETENTION_APPLIED,
  /** A key was dropped, and what it sealed is unreadable. */
  KEY_DROPPED,
  /** What is derived from records was computed anew. */
  REBUILT,
  /** The log was erased on request: the first entry of the chain that comes after it. */
  AUDIT_ERASED
}
