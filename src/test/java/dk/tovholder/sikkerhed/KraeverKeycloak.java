package dk.tovholder.sikkerhed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Left out, before anything starts, where the build has not unpacked the provider; in CI it runs, and fails without. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(KraeverKeycloak.Betingelse.class)
@interface KraeverKeycloak {

	class Betingelse implements ExecutionCondition {

		@Override
		public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
			return (Keycloak.findes() || Boolean.parseBoolean(System.getenv("CI"))) ? ConditionEvaluationResult.enabled("unpacked")
					: ConditionEvaluationResult.disabled("No provider in target/keycloak: mvn process-test-classes unpacks it");
		}

	}

}
