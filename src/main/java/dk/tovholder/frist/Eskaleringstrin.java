package dk.tovholder.frist;

/**
 * A rung of the escalation.
 *
 * @param rolle the role that is informed
 * @param arbejdsdage working days after the deadline at which the rung comes, 0 for the
 * moment it is overdue
 */
public record Eskaleringstrin(String rolle, int arbejdsdage) {
}
