package dk.tovholder.engine;

import dk.tovholder.sikkerhed.Loginbremse;

import org.camunda.bpm.engine.AuthorizationService;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link Webadgang} before the webapps' REST and behind the firewall and the headers of the security chains. */
@Configuration(proxyBeanMethods = false)
class Webkonfiguration {

	@Bean
	FilterRegistrationBean<Webadgang> webadgang(AuthorizationService authorizationService, Loginbremse loginbremse,
			@Value("${tovholder.demo.aktiv}") boolean demo) {
		FilterRegistrationBean<Webadgang> registrering = new FilterRegistrationBean<>(
				new Webadgang(authorizationService, loginbremse, demo));
		registrering.addUrlPatterns("/camunda/api/*");
		registrering.setOrder(0);
		return registrering;
	}

}
