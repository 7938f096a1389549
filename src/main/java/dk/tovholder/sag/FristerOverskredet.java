package dk.tovholder.sag;

import java.util.List;

/** Cases with a mandatory deadline that is overdue, or was fulfilled late: a plan and a letter are owed for each. */
public record FristerOverskredet(List<Sag> sager) {
}
