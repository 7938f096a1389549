package dk.tovholder.udbakke;

import java.nio.charset.StandardCharsets;
import java.util.Date;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** Hands letters to a mail server. The same letter is the same message each time, byte for byte. */
@Component
@ConditionalOnProperty(name = "tovholder.demo.aktiv", havingValue = "false")
class Smtppost implements Postvej {

	private static final Logger log = LoggerFactory.getLogger(Smtppost.class);

	private static final String TEGNSAET = StandardCharsets.UTF_8.name();

	private final JavaMailSenderImpl server;

	private final Postindstillinger indstillinger;

	@Autowired
	Smtppost(ObjectProvider<JavaMailSenderImpl> server, Postindstillinger indstillinger) {
		this(server.getIfAvailable(JavaMailSenderImpl::new), indstillinger);
	}

	Smtppost(JavaMailSenderImpl server, Postindstillinger indstillinger) {
		this.server = server;
		this.indstillinger = indstillinger;
	}

	@Override
	public String kanal() {
		return "mail";
	}

	@Override
	public boolean svarer() {
		try {
			server.testConnection();
			return true;
		}
		catch (MessagingException ex) {
			log.debug("The mail server does not answer: {}", ex.getMessage());
			return false;
		}
	}

	@Override
	public void send(Brev brev) throws Postfejl {
		MimeMessage besked = besked(brev);
		try {
			server.send(besked);
		}
		catch (MailAuthenticationException ex) {
			throw new Postfejl(Postfejl.Slags.FORBINDELSE, "Mailserveren afviser brugernavn eller adgangskode");
		}
		catch (MailSendException ex) {
			if (ex.getFailedMessages().isEmpty()) {
				// It was received; only the goodbye failed.
				return;
			}
			Exception aarsag = ex.getFailedMessages().values().iterator().next();
			if (ex.getCause() == aarsag) {
				throw new Postfejl(Postfejl.Slags.FORBINDELSE, "Ingen forbindelse til mailserveren: " + aarsag.getMessage());
			}
			throw fejl(aarsag);
		}
		catch (MailException ex) {
			throw new Postfejl(Postfejl.Slags.FORELOEBIG, ex.getMessage());
		}
	}

	/** What the receiver says of this address or this content is for good; what it says of the sender may be mended. */
	private static Postfejl fejl(Exception aarsag) {
		for (Exception led = aarsag; led != null; led = (led instanceof MessagingException m) ? m.getNextException() : null) {
			int kode = (led instanceof SMTPAddressFailedException adresse) ? adresse.getReturnCode()
					: (led instanceof SMTPSendFailedException indhold) ? indhold.getReturnCode() : 0;
			if (kode >= 500 && kode < 600) {
				return new Postfejl(Postfejl.Slags.AFVIST, led.getMessage());
			}
			if (kode >= 400) {
				return new Postfejl(Postfejl.Slags.FORELOEBIG, led.getMessage());
			}
		}
		return new Postfejl(Postfejl.Slags.FORELOEBIG, aarsag.getMessage());
	}

	private MimeMessage besked(Brev brev) throws Postfejl {
		try {
			MimeMessage besked = server.createMimeMessage();
			besked.setFrom(new InternetAddress(indstillinger.afsender(), true));
			besked.setRecipient(RecipientType.TO, new InternetAddress(brev.adresse(), true));
			besked.setSubject(brev.emne(), TEGNSAET);
			besked.setSentDate(Date.from(brev.oprettet()));
			besked.setHeader("Message-ID", brev.beskedId());
			besked.setHeader("Auto-Submitted", "auto-generated");
			if (brev.kalender() == null) {
				besked.setText(brev.tekst(), TEGNSAET);
			}
			else {
				besked.setContent(medKalender(brev));
			}
			return besked;
		}
		catch (AddressException ex) {
			throw new Postfejl(Postfejl.Slags.AFVIST, "Adressen er ugyldig: " + ex.getMessage());
		}
		catch (MessagingException ex) {
			throw new Postfejl(Postfejl.Slags.FORELOEBIG, ex.getMessage());
		}
	}

	private static MimeMultipart medKalender(Brev brev) throws MessagingException {
		MimeBodyPart tekst = new MimeBodyPart();
		tekst.setText(brev.tekst(), TEGNSAET);
		MimeBodyPart kalender = new MimeBodyPart();
		kalender.setText(brev.kalender(), TEGNSAET);
		kalender.setHeader("Content-Type", "text/calendar; charset=UTF-8; method=" + brev.metode());
		return new Dele("brev-" + brev.id(), tekst, kalender);
	}

	/** Two forms of the same; the library would draw a new boundary each time. */
	private static final class Dele extends MimeMultipart {

		Dele(String graense, MimeBodyPart... dele) throws MessagingException {
			super("alternative", dele);
			ContentType type = new ContentType("multipart", "alternative", null);
			type.setParameter("boundary", graense);
			this.contentType = type.toString();
		}

	}

}
