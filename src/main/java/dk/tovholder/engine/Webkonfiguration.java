package dk.tovholder.engine;

import java.time.Clock;

import dk.tovholder.sikkerhed.Loginbremse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link Webadgang} before the webapps' REST and behind the firewall and the headers of the security chains. */
@Configuration(proxyBeanMethods = false)
class Webkonfiguration {

	@Bean
	FilterRegistrationBean<Webadgang> webadgang(Opgaveadgang opgaveadgang, Sessioner sessioner,
			Loginbremse loginbremse, Visningsspor spor, Clock ur, @Value("${camunda.bpm.webapp.csrf.enable-secure-cookie}") boolean sikreCookies,
			@Value("${tovholder.demo.aktiv}") boolean demo, @Value("${tovholder.oidc.aktiv}") boolean udbyder) {
		FilterRegistrationBean<Webadgang> registrering = new FilterRegistrationBean<>(
				new Webadgang(opgaveadgang, sessioner, loginbremse, spor, ur, sikreCookies, demo, !udbyder));
		registrering.addUrlPatterns("/camunda/api/*");
		registrering.setOrder(0);
		return registrering;
	}

}
