package dev.ragged.cli.memory;

import dev.ragged.cli.PresentPersona;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.RememberedPersona;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.interest.Interest;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.Preference;
import dev.ragged.persona.Interaction;
import dev.ragged.text.TextTable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what is kept of a persona. */
@Command(
    name = "show-all",
    header = "Show what is kept of a persona: settings, interests, facts, preferences, questions.",
    description = {"", "'ragged memory export' writes all of it to a file."})
final class ShowAllCommand extends MemoryCommand {
  private static final int USUAL = 20;

  @Mixin private final Limit limit = new Limit(USUAL);

  ShowAllCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    RememberedPersona memory = opened.persona();
    Persona persona = memory.persona();
    List<Interest> interests = memory.profile().top(limit.most());
    List<FactVersion> facts = memory.facts().current();
    List<Preference> preferences = memory.preferences().all();
    List<Interaction> last = memory.recent(limit.most());
    long all = memory.count();
    boolean present = PresentPersona.of(opened.ragged()).filter(opened.name()::equals).isPresent();
    TextTable settings = TextTable.ofLetters("<<<");
    preferences.forEach(
        one ->
            settings.row(
                one.key(),
                Shown.start(one.value()),
                one.origin() == Preference.Origin.PERSONA ? "" : "of all personas"));
    TextTable questions = TextTable.ofLetters("<<<");
    last.forEach(
        one ->
            questions.row(
                Shown.time(one.askedAt()), one.id().toString(), Shown.start(one.query())));
    String text =
        PersonaText.text(persona, present)
            + "\nInterests\n"
            + ProfileCommand.text(interests)
            + "\nFacts that hold\n"
            + FactText.table(facts)
            + "\nPreferences\n"
            + settings.plain()
            + "\nLast questions, "
            + last.size()
            + " of "
            + all
            + "\n"
            + questions.plain();
    return Reply.of(
        text,
        opened
            .members()
            .with("settings", PersonaText.json(persona, present))
            .with("interests", interests)
            .with("facts", facts.stream().map(FactText::json).toList())
            .with("preferences", preferences)
            .with("interactions", last.stream().map(InteractionText::json).toList())
            .with("allInteractions", all)
            .map());
  }
}
