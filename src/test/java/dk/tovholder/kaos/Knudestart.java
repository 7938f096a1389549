package dk.tovholder.kaos;

import org.camunda.bpm.engine.impl.util.ClockUtil;

import dk.tovholder.TovholderApplication;

/** Starts the product with its clock moved, the same distance on every node, so that a deadline falls due when the test wants. */
public final class Knudestart {

	private Knudestart() {
	}

	public static void main(String[] args) {
		ClockUtil.offset(Long.getLong("kaos.forskydning"));
		TovholderApplication.main(args);
	}

}
