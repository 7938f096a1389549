package dk.tovholder.udbakke;

/** Whoever lays notices out tells whether more are on their way, so that letters had better wait for them. */
public interface Indhentning {

	boolean igang();

}
