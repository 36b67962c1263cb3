package dev.ragged.memory.transfer;

import dev.ragged.memory.interest.InterestFormula;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.store.FactLog;
import dev.ragged.memory.store.LearnedRows;
import dev.ragged.memory.store.LogReader;
import dev.ragged.memory.store.PreferenceLog;
import dev.ragged.memory.time.Period;
import java.time.Instant;
import java.util.Optional;

/**
 * What is exported: one state of one persona's memory.
 *
 * @param at when
 * @param period when what is exported was asked; empty for all there is
 */
record ExportSource(
    Persona persona,
    LogReader log,
    LearnedRows learned,
    FactLog facts,
    PreferenceLog preferences,
    InterestFormula formula,
    Instant at,
    Optional<Period> period) {}
