package dev.ragged.config;

/**
 * One line of a source, as it was read. Immutable.
 *
 * @param key full path
 * @param text what it says
 * @param place the source with its full name, for messages
 * @param origin the source with its short name, for {@link ConfigValue#origin}
 */
record Entry(String key, String text, String place, String origin) {}
