package dk.tovholder.adgangslog;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Verifies the access log from the command line. */
@Component
public class Logkommando {

	private static final Logger log = LoggerFactory.getLogger(Logkommando.class);

	private final Adgangskontrol kontrol;

	Logkommando(Adgangskontrol kontrol) {
		this.kontrol = kontrol;
	}

	/**
	 * Tells in the log of the process whether the chain holds.
	 * @param vidne an earlier end, {@code nr:hash}, that must still stand in it; empty for none
	 * @return 0 if it is whole, 1 if it is broken, 2 if it holds but notes are missing, 3 if the witness cannot be read
	 */
	public int kontroller(String vidne) {
		Adgangskontrol.Ende ventet = Adgangskontrol.Ende.laes(vidne).orElse(null);
		if (ventet == null && !vidne.isEmpty()) {
			log.error("Vidnet skal være et rækkenummer, et kolon og en hash");
			return 3;
		}
		Adgangskontrol.Fund fund = this.kontrol.kontroller(ventet);
		if (fund.brud() != null) {
			log.error("Adgangsloggen er brudt: {}. {} rækker før den holder", fund.brud(), fund.raekker());
			return 1;
		}
		fund.huller().forEach((hul) -> log.error("{}", hul));
		log.info("Adgangsloggens kæde holder: {} rækker. Den ender med {}", fund.raekker(), fund.ende());
		return fund.huller().isEmpty() ? 0 : 2;
	}

}
