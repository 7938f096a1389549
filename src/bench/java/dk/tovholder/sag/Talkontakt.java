package dk.tovholder.sag;

import java.util.List;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.ApplicationContext;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;

/** Lets a measurement run steps that keep the figures, and steps that do not, in one running product. */
public final class Talkontakt implements BeanPostProcessor {

	private static volatile boolean taendt = true;

	/** Whether steps keep the figures from now on. */
	public static void taendt(boolean nu) {
		taendt = nu;
	}

	/** Adds up only when {@link #saml} is called. */
	public static void samlIkkeSelv(ApplicationContext produkt) {
		produkt.getBean(ScheduledAnnotationBeanPostProcessor.class)
			.postProcessBeforeDestruction(produkt.getBean(Talsamling.class), "talsamling");
	}

	/** Adds up all that steps have noted. */
	public static void saml(ApplicationContext produkt) {
		produkt.getBean(Talsamling.class).samlAlt();
	}

	@Override
	public Object postProcessBeforeInitialization(Object bean, String navn) {
		return (bean instanceof Talregister) ? new Slukbart() : bean;
	}

	static class Slukbart extends Talregister {

		@Override
		List<Samleskrivning.Indhold> optael(List<Sag> sager) {
			if (!taendt) {
				return List.of();
			}
			// What a case was counted from is gathered when it is read, also where nothing is counted: here it is paid for.
			sager.forEach(Talgrundlag::af);
			return super.optael(sager);
		}

	}

}
