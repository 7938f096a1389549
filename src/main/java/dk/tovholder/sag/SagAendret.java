package dk.tovholder.sag;

/** The facts of a case have changed in this transaction: what stands for it outside the domain must follow before it ends. */
public record SagAendret(Sag sag) {
}
