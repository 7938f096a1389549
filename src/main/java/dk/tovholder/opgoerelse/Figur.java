package dk.tovholder.opgoerelse;

import java.util.List;

/** A figure of the statement that can be asked about: what it means, and which values it has. */
enum Figur {

	TAELLER("Borgere i målgruppen, der i måneden er nået: de er i job, uddannelse, løntilskud, praktik eller lønnede timer mindst én dag i måneden, eller er afklaret til en anden ydelse senest månedens sidste dag. Hver borger tæller én gang.", List.of()),

	NAEVNER("Målgruppen: borgere, der er omfattet og begyndt senest månedens sidste dag, uden dem, der er flyttet, døde eller gået på pension, og uden dem, der er fritaget på månedens sidste dag.", List.of()),

	PROCENT("Tæller delt med nævner med én decimal. 80,0 vises kun, når målet er nået: ellers rundes der ned.", List.of()),

	MANGLER("Antal borgere, der skal nås ud over dem, der er nået, før målet på 80 procent er opfyldt.", List.of()),

	TILSKUD("75 procent af tilskuddet er sikkert. Resten frigives kun, når mindst 80 procent af målgruppen er nået i en måned.", List.of()),

	STATUS("Borgere i målgruppen fordelt efter status. En borger med flere placeringer i måneden tæller kun den, der varer længst ind i måneden.", Maanedstaelling.STATUSSER),

	UDENFOR("Borgere, der var omfattet, men som ikke er i målgruppen ved månedens udgang, fordelt efter hvad der tog dem ud.", Maanedstaelling.UDENFOR),

	PLACERING("Borgere i målgruppen med praktik, lønnede timer eller løntilskud som status, og deres andel af målgruppen.", List.of()),

	UDFALD("Sager, der er afsluttet med udfaldet ved månedens udgang. Genoptagne sager tæller ikke.", Maanedstaelling.UDFALD),

	FRIST_OVERHOLDT("Frister med dato i måneden, som er opfyldt senest på datoen.", frister()),

	FRIST_BRUDT("Frister med dato i måneden, som ikke blev opfyldt til tiden. Det bliver de ved med at være, også når de opfyldes senere.", frister()),

	FRIST_MED_PLAN("Brudte frister med dato i måneden, som der er lavet en afviklingsplan for senest månedens sidste dag.", frister()),

	FRIST_AABEN("Frister, der løber ved månedens udgang og ikke er overskredet. Frister i en pausesag løber ikke ud og tæller med her.", frister()),

	KONTAKT("Kontakter i måneden efter hvad der kom ud af dem. Forsøgte kontakter, hvor borgeren ikke blev truffet, tæller for sig.", kontakter()),

	MOEDE("Forberedende samtaler, step-up-møder (også nye) og forelæggelser for rehabiliteringsteamet, der er holdt i måneden. Behovet er det antal om ugen, der holder de otte uger, hvis det fordeles jævnt.", List.of("SAMTALE", "STEPUP", "REHAB")),

	UDEBLIVELSE("Samtaler og step-up-møder med dato i måneden efter hvordan det gik. Procenten er udeblivelser af dem alle.", List.of("AFHOLDT", "UDEBLEVET", "AFBUD", "AFLYST")),

	GENBEHANDLING("Genbehandlinger efter nummer: 6-månedersmærker i måneden, nye step-up-møder holdt i måneden, og hvad der blev besluttet.", List.of()),

	SAGSSTAMME("Åbne sager hos hver jobformidler ved månedens udgang.", List.of()),

	VARIGHED("Kalenderdage fra anledningen til trinnet for dem, hvor trinnet skete i måneden; pauser tælles med. Medianen er den midterste borger.", Maanedstaelling.TRIN);

	private final String definition;

	private final List<String> vaerdier;

	Figur(String definition, List<String> vaerdier) {
		this.definition = definition;
		this.vaerdier = vaerdier;
	}

	/** What the figure means, in Danish. */
	String definition() {
		return this.definition;
	}

	/** The values it can be asked about by, where they are known beforehand. */
	List<String> vaerdier() {
		return this.vaerdier;
	}

	private static List<String> frister() {
		return Maanedstaelling.FRISTER.stream().map(Enum::name).toList();
	}

	private static List<String> kontakter() {
		return List.of("UGE:GENNEMFOERT", "UGE:FORSOEGT", "UGE:UDEBLEVET", "MAANED:GENNEMFOERT", "MAANED:FORSOEGT",
				"MAANED:UDEBLEVET");
	}

}
