package dev.ragged.memory;

import dev.ragged.memory.erasure.Eraser;
import dev.ragged.memory.learn.Preparer;
import dev.ragged.memory.learn.ProfileReader;
import dev.ragged.memory.record.Recorder;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.persona.MemoryContext;

/** What an open memory is made of. */
record MemoryParts(
    MemoryOptions options,
    MemoryContext context,
    MemoryDatabase database,
    Recorder recorder,
    ProfileReader profiles,
    Preparer preparer,
    Eraser eraser) {}
