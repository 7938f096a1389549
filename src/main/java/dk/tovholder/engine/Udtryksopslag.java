package dk.tovholder.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dk.tovholder.fejl.Afvisning;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;
import org.springframework.util.function.SingletonSupplier;

/**
 * What an expression finds: the product's delegates, its beans with a {@link Modelkald}, the variables of the instance, and the
 * instance itself with its business key. A value found is a value: it has no properties and no methods, so no way leads from
 * it to a class.
 */
class Udtryksopslag extends ELResolver {

	private static final Logger logger = LoggerFactory.getLogger(Udtryksopslag.class);

	private static final String PRODUKTET = "dk.tovholder.";

	private static final String INSTANS = "execution";

	private static final String NOEGLE = "processBusinessKey";

	private final ListableBeanFactory beans;

	/** By the name of each bean that models know: the methods they may call, by name. */
	private final Supplier<Map<String, Map<String, Method>>> kendte;

	Udtryksopslag(ListableBeanFactory beans) {
		this.beans = beans;
		// The engine is built before those who use it.
		this.kendte = SingletonSupplier.of(() -> kendte(beans));
	}

	/** Of each bean that expressions find, what they may call on it; nothing on a delegate. */
	Map<String, Map<String, Method>> kendte() {
		return this.kendte.get();
	}

	private static Map<String, Map<String, Method>> kendte(ListableBeanFactory beans) {
		Map<String, Map<String, Method>> kendte = new HashMap<>();
		for (String navn : beans.getBeanDefinitionNames()) {
			Class<?> type = beans.getType(navn, false);
			if (type == null || !type.getName().startsWith(PRODUKTET)) {
				continue;
			}
			Map<String, Method> metoder = new HashMap<>();
			Stream.of(ClassUtils.getUserClass(type).getDeclaredMethods())
				.filter((metode) -> metode.isAnnotationPresent(Modelkald.class))
				.forEach((metode) -> {
					if (metoder.put(metode.getName(), metode) != null) {
						throw new IllegalStateException("Models cannot tell which " + metode.getName() + " of " + navn + " is meant");
					}
				});
			if (!metoder.isEmpty() || JavaDelegate.class.isAssignableFrom(type)) {
				kendte.put(navn, metoder);
			}
		}
		return kendte;
	}

	@Override
	public Object getValue(ELContext kontekst, Object ejer, Object navn) {
		kontekst.setPropertyResolved(true);
		VariableScope variable = (VariableScope) kontekst.getContext(VariableScope.class);
		if (ejer == null && navn instanceof String rod) {
			if (kendte().containsKey(rod)) {
				return this.beans.getBean(rod);
			}
			if (rod.equals(INSTANS) && variable instanceof DelegateExecution) {
				return variable;
			}
			if (rod.equals(INSTANS) && variable instanceof DelegateTask opgave) {
				return opgave.getExecution();
			}
			if (variable != null && variable.hasVariable(rod)) {
				return variable.getVariable(rod);
			}
		}
		if (ejer instanceof DelegateExecution instans && NOEGLE.equals(navn)) {
			return instans.getProcessBusinessKey();
		}
		throw afvist();
	}

	@Override
	public Object invoke(ELContext kontekst, Object ejer, Object navn, Class<?>[] typer, Object[] vaerdier) {
		kontekst.setPropertyResolved(true);
		Method metode = kendte().values()
			.stream()
			.map((metoder) -> metoder.get(String.valueOf(navn)))
			.filter((mulig) -> mulig != null && mulig.getDeclaringClass().isInstance(ejer))
			.findFirst()
			.orElseThrow(Udtryksopslag::afvist);
		if (metode.getParameterCount() != vaerdier.length) {
			throw afvist();
		}
		for (int nr = 0; nr < vaerdier.length; nr++) {
			if (!ClassUtils.isAssignableValue(metode.getParameterTypes()[nr], vaerdier[nr])) {
				throw afvist();
			}
		}
		return kald(metode, ejer, vaerdier);
	}

	private static Object kald(Method metode, Object ejer, Object[] vaerdier) {
		try {
			return metode.invoke(ejer, vaerdier);
		}
		catch (InvocationTargetException ex) {
			if (ex.getCause() instanceof RuntimeException fejl) {
				throw fejl;
			}
			throw new UndeclaredThrowableException(ex.getCause());
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException("Models can only ask public methods of public classes", ex);
		}
	}

	/** What was asked for is not repeated: it comes from outside. */
	private static Afvisning afvist() {
		logger.warn("An expression asked for more than models need, and was refused");
		return new Afvisning(400, "Udtrykket kan ikke bruges her.");
	}

	@Override
	public void setValue(ELContext kontekst, Object ejer, Object navn, Object vaerdi) {
		throw afvist();
	}

	@Override
	public boolean isReadOnly(ELContext kontekst, Object ejer, Object navn) {
		return true;
	}

	@Override
	public Class<?> getType(ELContext kontekst, Object ejer, Object navn) {
		return Object.class;
	}

	@Override
	public Class<?> getCommonPropertyType(ELContext kontekst, Object ejer) {
		return Object.class;
	}

	@Override
	public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext kontekst, Object ejer) {
		return Collections.emptyIterator();
	}

}
