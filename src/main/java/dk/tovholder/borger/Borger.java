package dk.tovholder.borger;

/** A citizen to be registered, with the name that people read. */
public record Borger(Cpr cpr, String navn) {
}
