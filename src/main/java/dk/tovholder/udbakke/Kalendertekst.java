package dk.tovholder.udbakke;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableCalScale;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

import org.springframework.stereotype.Component;

import dk.tovholder.kalender.Tid;

/** Meetings in the words of calendars, RFC 5545 and 5546. */
@Component
class Kalendertekst {

	/** The forms ask for no end. */
	private static final Duration VARIGHED = Duration.ofHours(1);

	static {
		// The library would ask the network for newer time zones.
		System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
	}

	private final TimeZoneRegistry zoner = TimeZoneRegistryFactory.getInstance().createRegistry();

	private final Postindstillinger indstillinger;

	Kalendertekst(Postindstillinger indstillinger) {
		this.indstillinger = indstillinger;
	}

	/**
	 * The message to one person that a meeting is to be held, or that it is not.
	 * @param adresse the person's address, or null
	 */
	String besked(Moede moede, boolean aflyst, String adresse, Instant nu) {
		VEvent begivenhed = new VEvent(false);
		begivenhed.add(new Uid(moede.uid()))
			.add(new DtStamp(nu))
			.add(new Sequence(moede.sekvens()))
			.add(new Summary(moede.titel()))
			.add(new Organizer(post(indstillinger.afsenderadresse())).add(new Cn("Tovholder")))
			.add(aflyst ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
		Calendar kalender = new Calendar();
		kalender.add(new ProdId("-//Tovholder//Indkaldelser//DA"))
			.add(ImmutableVersion.VERSION_2_0)
			.add(ImmutableCalScale.GREGORIAN)
			.add(aflyst ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
		if (moede.start() == null) {
			begivenhed.add(new DtStart<>(moede.dag())).add(new DtEnd<>(moede.dag().plusDays(1)));
			// A day in which something happens does not fill the day.
			begivenhed.add(ImmutableTransp.TRANSPARENT);
		}
		else {
			ZonedDateTime start = moede.start().atZone(Tid.ZONE);
			begivenhed.add(new DtStart<>(start)).add(new DtEnd<>(start.plus(VARIGHED)));
			kalender.add(zoner.getTimeZone(Tid.ZONE.getId()).getVTimeZone());
		}
		if (moede.sted() != null) {
			begivenhed.add(new Location(moede.sted()));
		}
		if (adresse != null) {
			begivenhed.add(new Attendee(post(adresse)).add(Role.REQ_PARTICIPANT)
				.add(PartStat.NEEDS_ACTION)
				.add(Rsvp.FALSE));
		}
		kalender.add(begivenhed);
		return kalender.toString();
	}

	/** An address that somebody has misspelt is written as it stands: the mail server will say so. */
	private static URI post(String adresse) {
		try {
			return new URI("mailto", adresse, null);
		}
		catch (URISyntaxException ex) {
			throw new IllegalArgumentException("Not an address", ex);
		}
	}

}
