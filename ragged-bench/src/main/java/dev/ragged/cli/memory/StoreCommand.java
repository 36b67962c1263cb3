package dev.ragged.cli.memory;

import dev.ragged.Ragged;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.StoreOptions;
import dev.ragged.memory.PersonalMemory;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command about the memory of a store, which it opens and closes. */
@Command(mixinStandardHelpOptions = true)
abstract class StoreCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final StoreOptions store;

  StoreCommand(Session session) {
    this.output = new Output(session);
    this.store = new StoreOptions(session);
  }

  @Override
  public final Integer call() throws IOException {
    try (Ragged ragged = open(store)) {
      return output.show(reply(ragged, PersonalMemory.of(ragged)));
    }
  }

  /** Opens the store; here one without a memory is refused. */
  Ragged open(StoreOptions store) {
    return store.openMemory();
  }

  /** Does the work, and says what came of it. */
  abstract Reply reply(Ragged ragged, PersonalMemory memory) throws IOException;

  StoreOptions store() {
    return store;
  }
}
