package dk.tovholder.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.impl.persistence.entity.FilterEntity;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
		properties = { "spring.datasource.url=jdbc:h2:mem:sikkerhed;DB_CLOSE_DELAY=-1", "tovholder.demo.kohorte=tom" })
class UdtryksopslagTest {

	private static final Pattern UDTRYK = Pattern.compile("[$#]\\{([^}]*)}");

	private static final Pattern KALD = Pattern.compile("(\\w+)\\.(\\w+)\\(");

	private static final Pattern DELEGATE = Pattern.compile("\\w+Delegate");

	@Autowired
	private ListableBeanFactory beans;

	@Autowired
	private FilterService filterService;

	/** Both ways: nothing is asked in vain, and nothing stands open that nobody asks. */
	@Test
	void modelsAndListsMayCallExactlyWhatTheyCall() throws IOException {
		Set<String> kaldt = new TreeSet<>();
		for (Resource model : new PathMatchingResourcePatternResolver().getResources("classpath*:processes/**/*.bpmn")) {
			saml(model.getContentAsString(StandardCharsets.UTF_8), kaldt);
		}
		this.filterService.createFilterQuery().list().forEach((liste) -> saml(((FilterEntity) liste).getQueryInternal(), kaldt));
		Set<String> tilladt = new TreeSet<>();
		new Udtryksopslag(this.beans).kendte().forEach((bean, metoder) -> {
			if (metoder.isEmpty()) {
				tilladt.add(bean);
			}
			metoder.keySet().forEach((metode) -> tilladt.add(bean + "." + metode));
		});
		assertThat(tilladt).isEqualTo(kaldt).contains("byggeklodser.version", "afgoerMaalgruppeDelegate", "opgavefiltre.ugeslut");
	}

	private static void saml(String tekst, Set<String> kaldt) {
		for (String udtryk : UDTRYK.matcher(tekst).results().map((fund) -> fund.group(1)).collect(Collectors.toSet())) {
			KALD.matcher(udtryk).results().forEach((kald) -> kaldt.add(kald.group(1) + "." + kald.group(2)));
			DELEGATE.matcher(udtryk).results().map(MatchResult::group).forEach(kaldt::add);
		}
	}

}
