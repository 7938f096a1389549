package dk.tovholder.maaling;

import java.util.stream.Stream;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import dk.tovholder.TovholderApplication;

/** The product in this process, without cases and with its background jobs at rest. */
final class Produkt {

	private Produkt() {
	}

	/** Starts it on an empty database; what it sends can be counted. */
	static ConfigurableApplicationContext start(Maaledatabase database, String url) {
		return new SpringApplicationBuilder(TovholderApplication.class)
			.initializers((context) -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
				@Override
				public Object postProcessAfterInitialization(Object bean, String navn) {
					return (bean instanceof HikariDataSource pulje) ? new Saetningstaeller(pulje) : bean;
				}
			}))
			.run(indstillinger(database, url));
	}

	/** What it is started with. */
	static String[] indstillinger(Maaledatabase database, String url) {
		return Stream
			.concat(Stream.of("--spring.datasource.url=" + url, "--spring.datasource.username=" + database.bruger(),
					"--tovholder.demo.kohorte=tom", "--tovholder.kryptering.noeglefil=target/maaling.noegle",
					"--camunda.bpm.job-execution.enabled=false", "--server.port=0", "--logging.level.root=warn"),
					database.indstillinger().stream())
			.toArray(String[]::new);
	}

	/** The same pool as the product's. */
	static HikariDataSource pulje(String url, String bruger) {
		HikariConfig pulje = new HikariConfig();
		pulje.setJdbcUrl(url);
		pulje.setUsername(bruger);
		pulje.setPassword("");
		pulje.setMaximumPoolSize(32);
		pulje.setMinimumIdle(4);
		return new HikariDataSource(pulje);
	}

}
