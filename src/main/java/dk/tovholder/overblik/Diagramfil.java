package dk.tovholder.overblik;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the library that draws the charts, one file of it, beside those of the webapps. */
@Configuration(proxyBeanMethods = false)
class Diagramfil implements WebMvcConfigurer {

	/** A pattern, so that the name is looked for in the library and not the whole address. */
	private static final String ADRESSE = "/camunda/lib/{fil:echarts\\.esm\\.min\\.js}";

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler(ADRESSE)
			.addResourceLocations("classpath:/META-INF/resources/webjars/echarts/5.5.0/");
	}

}
