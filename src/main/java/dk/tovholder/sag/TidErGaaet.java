package dk.tovholder.sag;

import java.util.List;

/** Cases for which nothing but time has passed: their tasks may press more than before. */
public record TidErGaaet(List<Sag> sager) {
}
