package dk.tovholder.sag;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

import dk.tovholder.frist.Fristberegner;
import dk.tovholder.frist.Fristregler;
import dk.tovholder.kalender.Kalender;
import dk.tovholder.kalender.Maskinur;

/** What it takes to make the figures anew from the command line, without the rest of the product. */
@Import({ Sagsregister.class, Sagsdata.class, Frister.class, Sagsberegner.class, Talgenopbygning.class, Fristberegner.class,
		Fristregler.class, Kalender.class, Maskinur.class })
@EnableConfigurationProperties(Program.class)
public class Talkommando {
}
