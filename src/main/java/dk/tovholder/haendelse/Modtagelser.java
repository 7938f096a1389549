package dk.tovholder.haendelse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

import dk.tovholder.adgangslog.Adgangslog;
import dk.tovholder.adgangslog.Handling;
import dk.tovholder.adgangslog.Visning;
import dk.tovholder.borger.Kryptering;
import dk.tovholder.fejl.Afvisning;
import dk.tovholder.fejl.Fejloversaettelse;
import dk.tovholder.fejl.Krop;
import dk.tovholder.sag.NyHaendelse;
import dk.tovholder.sag.NySag;
import dk.tovholder.sag.Sagsbehandling;
import dk.tovholder.sag.Sagsbehandling.Kontrolleret;
import dk.tovholder.sag.Sagsbehandling.Modtagelse;
import dk.tovholder.sag.Sagsbehandling.Svar;
import dk.tovholder.sikkerhed.Bruger;

/** Takes events in one by one, each in a transaction of its own; keeps those whose case is not known yet. */
@Service
class Modtagelser {

	static final String KALD = "POST /api/haendelser";

	private static final Logger log = LoggerFactory.getLogger(Modtagelser.class);

	/** Somebody else may just be writing to the same case. */
	private static final int FORSOEG = 6;

	private final Sagsbehandling sagsbehandling;

	private final Ventelager lager;

	private final Kryptering kryptering;

	private final Adgangslog adgangslog;

	private final TransactionTemplate transaktion;

	private final ObjectMapper json;

	private final Clock ur;

	Modtagelser(Sagsbehandling sagsbehandling, Ventelager lager, Kryptering kryptering, Adgangslog adgangslog,
			TransactionTemplate transaktion, ObjectMapper json, Clock ur) {
		this.sagsbehandling = sagsbehandling;
		this.lager = lager;
		this.kryptering = kryptering;
		this.adgangslog = adgangslog;
		this.transaktion = transaktion;
		this.json = json;
		this.ur = ur;
	}

	/** What becomes of a line; whatever it is, the next one can be taken. */
	Linjesvar tagImod(long nummer, String tekst, Bruger bruger) throws IOException {
		Linje linje = null;
		try {
			linje = Krop.laes(json, tekst, Linje.class);
			if (!NySag.erSagsnummer(linje.sagsnummer())) {
				throw Afvisning.felt(400, "sagsnummer", "Skal være nummeret på en sag");
			}
			return tagImod(nummer, linje, bruger);
		}
		catch (Afvisning ex) {
			return Linjesvar.afvist(nummer, linje, ex);
		}
	}

	private Linjesvar tagImod(long nummer, Linje linje, Bruger bruger) {
		Optional<String> enhed = sagsbehandling.enhed(linje.sagsnummer());
		if (enhed.isEmpty() ? !bruger.maaMeldeForud() : !bruger.maaMeldeHaendelse(enhed.get())) {
			adgangslog.noter(Visning.afvist(bruger.id(), Handling.SAG, KALD, 404, linje.sagsnummer()));
			throw new Afvisning(404, "Sagen findes ikke");
		}
		Svar svar = igenOgIgen(() -> enhed.isPresent() ? anvend(linje.sagsnummer(), linje.haendelse(), bruger.id())
				: gem(linje, bruger.id()));
		if (svar.afvisning() != null) {
			throw svar.afvisning();
		}
		return Linjesvar.af(nummer, linje, svar.modtagelse(), enhed.isPresent() ? 200 : 202);
	}

	private Svar anvend(String sagsnummer, NyHaendelse ny, String aktoer) {
		return transaktion.execute((status) -> sagsbehandling.modtag(sagsnummer, ny, aktoer));
	}

	/** Keeps an event until its case comes; where the case has come meanwhile, the next round takes it. */
	private Svar gem(Linje linje, String aktoer) {
		NyHaendelse ny = linje.haendelse();
		Kontrolleret kontrolleret = sagsbehandling.kontroller(ny);
		return transaktion.execute((status) -> {
			Optional<Ventelager.Raekke> kendt = lager.find(linje.sagsnummer(), ny.haendelsesId());
			if (kendt.isEmpty()) {
				lager.gem(linje.sagsnummer(), ny.haendelsesId(), kontrolleret.effektivDato(), kontrolleret.fingeraftryk(),
						kryptering.krypter(skriv(ny)), aktoer, ur.instant());
				return new Svar(Modtagelse.AFVENTER, null);
			}
			if (!kendt.get().fingeraftryk().equals(kontrolleret.fingeraftryk())) {
				throw Afvisning.felt(409, "haendelsesId", "Er brugt til en hændelse med et andet indhold");
			}
			if (kendt.get().status() == Ventelager.Status.AFVIST) {
				throw new Afvisning(kendt.get().fejlstatus(), kendt.get().fejl());
			}
			return new Svar(Modtagelse.GENTAGET, null);
		});
	}

	/** Lets what has waited for a case count, in the order in which it holds. */
	void anvendVentende(String sagsnummer) {
		for (Ventelager.Raekke raekke : lager.ventende(sagsnummer)) {
			igenOgIgen(() -> transaktion.execute((status) -> anvend(raekke)));
		}
	}

	private Svar anvend(Ventelager.Raekke raekke) {
		if (!lager.laas(raekke)) {
			return null;
		}
		Svar svar = sagsbehandling.modtag(raekke.sagsnummer(), laes(kryptering.dekrypter(raekke.haendelse())), raekke.aktoer());
		if (svar.afvisning() == null) {
			lager.slet(raekke);
		}
		else if (svar.afvisning().status() != 404) {
			lager.afvis(raekke, svar.afvisning(), ur.instant());
		}
		return svar;
	}

	private interface Skridt {

		Svar udfoer();

	}

	private static Svar igenOgIgen(Skridt skridt) {
		for (int forsoeg = 1;; forsoeg++) {
			try {
				return skridt.udfoer();
			}
			catch (RuntimeException ex) {
				Afvisning afvisning = Fejloversaettelse.oversaet(ex);
				if (Afvisning.bag(ex).isPresent() || forsoeg == FORSOEG || !vent(forsoeg)) {
					if (afvisning.status() >= 500) {
						log.error("An event could not be taken in", ex);
					}
					throw afvisning;
				}
			}
		}
	}

	private static boolean vent(int forsoeg) {
		try {
			TimeUnit.MILLISECONDS.sleep(40L * forsoeg * forsoeg);
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private String skriv(NyHaendelse ny) {
		try {
			return json.writeValueAsString(ny);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private NyHaendelse laes(String tekst) {
		try {
			return json.readValue(tekst, NyHaendelse.class);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
