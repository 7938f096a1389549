package dk.tovholder.database;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.stereotype.Component;

/**
 * Keeps H2 from answering with the result of a former query. It takes a table for unchanged until a commit has ended, but lets
 * others see what is committed before that: a sum over two tables, between which rows are moved, would lose them meanwhile.
 */
@Component
class H2forbindelser implements BeanPostProcessor {

	@Override
	public Object postProcessBeforeInitialization(Object bean, String navn) {
		if (bean instanceof HikariDataSource kilde && DatabaseDriver.fromJdbcUrl(kilde.getJdbcUrl()) == DatabaseDriver.H2) {
			kilde.setConnectionInitSql("set optimize_reuse_results 0");
		}
		return bean;
	}

}
