package dev.ragged.cli;

import picocli.CommandLine.IVersionProvider;

/** What {@code --version} says. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    Package own = Version.class.getPackage();
    String version = own == null ? null : own.getImplementationVersion();
    return new String[] {
      "ragged " + (version == null ? "of an unpacked build" : version), "Java " + Runtime.version()
    };
  }
}
