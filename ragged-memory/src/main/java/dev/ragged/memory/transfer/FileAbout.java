package dev.ragged.memory.transfer;

import dev.ragged.document.PersonaId;
import java.util.OptionalLong;

/**
 * What a file says about itself.
 *
 * @param persona whose memory it is
 * @param total how many interactions it has, if it says so
 */
record FileAbout(PersonaId persona, OptionalLong total) {}
