import {
  adresse, antal, dag, dage, el, hoved, kald, kroner, maaned, MAAL, navn, procent, stil, tabel, tidspunkt
} from './faelles.js';
import { liggende, staaende, udvikling, varigheder } from './figurer.js';

/* The monthly statement: what the steering group decides on. The page is also what is printed. */

const OPGOERELSER = 'opgoerelser';

const TRIN = {
  SAMTALE: 'Forberedende samtale',
  STEPUP: 'Step-up-møde',
  BESLUTNING: 'Beslutning efter mødet',
  FORELAEGGELSE: 'Forelæggelse for rehabiliteringsteam',
  JOBFORMIDLER: 'Jobformidler tildelt',
  OPFOELGNINGSPLAN: 'Opfølgningsplan',
  LAEGEATTEST: 'Lægeattest bestilt',
  GENBEHANDLING: 'Nyt step-up-møde efter mærket',
  FOERSTE_PLACERING: 'Første placering',
  SAG: 'Hele sagen'
};

const NAAET = new Set(['JOB_ORDINAERT', 'UDDANNELSE', 'ANDEN_YDELSE_RESSOURCEFORLOEB', 'ANDEN_YDELSE_FLEKSJOB',
  'ANDEN_YDELSE_FOERTIDSPENSION', 'ANDEN_YDELSE_ANDEN', 'PRAKTIK', 'LOENNEDE_TIMER', 'LOENTILSKUD']);

stil('styregruppe.css');

/** A number in a table: for those who may see cases it opens the list behind it. */
function tal(side, vaerdi, opslag, tekst = antal(vaerdi)) {
  if (vaerdi === null || vaerdi === undefined) {
    return el('span', { className: 'tov-skjult', title: 'Skjult, fordi 1 til 4 personer kunne genkendes' }, tekst);
  }
  if (!side.maaSeSager || !opslag || vaerdi === 0) {
    return tekst;
  }
  const knap = el('button', { type: 'button', className: 'tov-tal', title: 'Vis sagerne bag tallet' }, tekst);
  knap.onclick = () => visSager(side, opslag, 0);
  return knap;
}

/** The cases behind a figure, page by page, in a window of their own. */
async function visSager(side, opslag, sidetal) {
  const vindue = side.vindue;
  const soegning = new URLSearchParams({ ...opslag, side: String(sidetal) });
  const luk = el('button', { type: 'button' }, 'Luk');
  const overskrift = el('h2', { tabIndex: -1 }, 'Sagerne bag tallet');
  luk.onclick = () => vindue.close();
  try {
    const svar = await kald(`${OPGOERELSER}/${side.opgoerelse.maaned}/sager?${soegning}`);
    const forrige = el('button', { type: 'button', disabled: sidetal === 0 }, 'Forrige');
    const naeste = el('button', { type: 'button', disabled: sidetal * svar.antal + svar.sager.length >= svar.ialt }, 'Næste');
    forrige.onclick = () => visSager(side, opslag, sidetal - 1);
    naeste.onclick = () => visSager(side, opslag, sidetal + 1);
    vindue.replaceChildren(
      overskrift,
      el('p', {}, svar.definition ?? ''),
      el('p', { role: 'status' }, svar.ialt === 1 ? '1 sag' : `${antal(svar.ialt)} sager`),
      el('table', {}, hoved(['Sagsnummer', 'Hus', 'Dato', 'Hvad']), el('tbody', {}, ...svar.sager.map((sag) => el('tr', {},
        el('th', { scope: 'row' }, sag.sagsnummer), el('td', {}, navn(sag.enhed)), el('td', {}, sag.dato ? dag(sag.dato) : ''),
        el('td', {}, sag.tekst ?? ''))))),
      el('nav', { ariaLabel: 'Sider' }, forrige, naeste, luk));
  } catch (fejl) {
    vindue.replaceChildren(overskrift, el('p', { role: 'alert' }, fejl.message), el('nav', {}, luk));
  }
  if (!vindue.open) {
    vindue.showModal();
  }
  overskrift.focus();
}

let forklaringer = 0;

/** What a figure means, behind a button; on paper all of them stand at the end. */
function forklaring(side, noegler, emne) {
  const saetninger = noegler.map((noegle) => side.definitioner[noegle]).filter(Boolean);
  if (saetninger.length === 0) {
    return [null, null];
  }
  forklaringer += 1;
  const tekst = el('div', { className: 'tov-forklaring', id: `tov-forklaring-${forklaringer}`, hidden: true },
    ...saetninger.map((saetning) => el('p', {}, saetning)));
  const knap = el('button', { type: 'button', className: 'tov-hvad', ariaLabel: `Hvad betyder ${emne.toLowerCase()}?`, ariaExpanded: 'false' }, '?');
  knap.setAttribute('aria-controls', tekst.id);
  knap.onclick = () => {
    tekst.hidden = !tekst.hidden;
    knap.ariaExpanded = String(!tekst.hidden);
  };
  side.brugte.push([emne, saetninger]);
  return [knap, tekst];
}

/** A part of the statement: heading, what it means, chart and table. */
function afsnit(side, overskrift, noegler, figur, ...tabeller) {
  const [knap, tekst] = forklaring(side, noegler, overskrift);
  return el('section', { className: 'tov-afsnit' }, el('header', {}, el('h2', {}, overskrift), knap), tekst,
    figur === null ? el('div', { className: 'tov-tabeller' }, ...tabeller)
      : el('div', { className: 'tov-par' }, figur, el('div', { className: 'tov-tabeller' }, ...tabeller)));
}

function tom(overskrift) {
  return el('section', { className: 'tov-afsnit' }, el('header', {}, el('h2', {}, overskrift)), el('p', {}, 'Der er intet at vise i måneden.'));
}

function hovedtal(side) {
  const o = side.opgoerelse;
  const kort = (overskrift, noegler, stort, ...linjer) => {
    const [knap, tekst] = forklaring(side, noegler, overskrift);
    return el('article', { className: 'tov-kort' }, el('header', {}, el('h2', {}, overskrift), knap),
      el('p', { className: 'tov-stort' }, stort), ...linjer.map((linje) => el('p', {}, linje)), tekst);
  };
  const status = o.naevner === 0 ? 'Ingen borgere måles i måneden' : o.opnaaet ? 'Målet på 80 % er nået'
    : `Mangler ${o.manglerTilMaal === 1 ? '1 person' : `${antal(o.manglerTilMaal)} personer`} i at nå 80 %`;
  const resultat = kort('Resultat', ['PROCENT', 'TAELLER', 'NAEVNER', 'MANGLER'], procent(o.procent));
  resultat.classList.add(o.opnaaet ? 'tov-naaet' : 'tov-ikke-naaet');
  resultat.append(el('p', {}, tal(side, o.taeller, { figur: 'TAELLER' }), ' af ', tal(side, o.naevner, { figur: 'NAEVNER' }), ' borgere'),
    el('p', { className: 'tov-dom' }, el('span', { ariaHidden: 'true' }, o.opnaaet ? '✔ ' : '✘ '), status));
  const placering = o.placering ?? {};
  const andel = kort('I placering', ['PLACERING'], placering.antal === null ? antal(null) : procent(placering.andel));
  andel.append(el('p', {}, tal(side, placering.antal, { figur: 'PLACERING' }), ' borgere i praktik, løntilskud eller lønnede timer'));
  return el('div', { className: 'tov-hovedtal' }, resultat,
    kort('Tilskud', ['TILSKUD'], kroner(o.tilskud.sikkert), 'er sikre.', `På spil: ${kroner(o.tilskud.paaSpil)}`,
      `Frigivet af måneden: ${kroner(o.tilskud.frigivet)}`),
    andel);
}

function husene(side) {
  const raekker = side.opgoerelse.perEnhed.map((hus) => ({ ...hus, navn: navn(hus.enhed) }));
  if (raekker.length === 0) {
    return tom('De to huse');
  }
  return afsnit(side, 'De to huse', ['TAELLER', 'NAEVNER'],
    liggende('Procent i mål i hvert hus, mod målet på 80 procent. Tallene står i tabellen.', raekker, [{ felt: 'procent', navn: 'Procent' }],
      { tekst: procent, maal: MAAL, hoejst: 100, enhed: ' %' }),
    tabel('Borgere i mål i hvert hus', ['Hus', 'I mål', 'Måles', 'Procent'], raekker.map((hus) => [hus.navn,
      tal(side, hus.taeller, { figur: 'TAELLER', enhed: hus.enhed }), tal(side, hus.naevner, { figur: 'NAEVNER', enhed: hus.enhed }),
      hus.naevner === null ? tal(side, null) : procent(hus.procent)])));
}

function statusser(side) {
  const o = side.opgoerelse;
  const raekker = o.perStatus.filter((status) => status.antal !== 0)
    .map((status) => ({ ...status, navn: navn(status.status), naaet: NAAET.has(status.status) ? status.antal : 0, ikke: NAAET.has(status.status) ? 0 : status.antal }));
  const udenfor = o.udenforNaevner.filter((aarsag) => aarsag.antal !== 0);
  if (raekker.length === 0) {
    return tom('Hvor borgerne står');
  }
  return afsnit(side, 'Hvor borgerne står', ['STATUS', 'UDENFOR'],
    liggende('Antal borgere efter status i måneden. Tallene står i tabellen.', raekker,
      [{ felt: 'naaet', navn: 'Tæller som i mål', stak: 'status' }, { felt: 'ikke', navn: 'Tæller ikke som i mål', stak: 'status' }]),
    tabel('Status i måneden', ['Status', 'I mål', 'Borgere'], raekker.map((status) => [status.navn, NAAET.has(status.status) ? 'Ja' : 'Nej',
      tal(side, status.antal, { figur: 'STATUS', vaerdi: status.status })])),
    ...(udenfor.length === 0 ? [] : [tabel('Måles ikke', ['Årsag', 'Borgere'], udenfor.map((aarsag) => [navn(aarsag.aarsag),
      tal(side, aarsag.antal, { figur: 'UDENFOR', vaerdi: aarsag.aarsag })]))]));
}

function fristerne(side) {
  const raekker = side.opgoerelse.frister.map((frist) => ({ ...frist, navn: navn(frist.fristtype) }));
  const iMaaneden = raekker.filter((frist) => frist.overholdt + frist.brudt > 0).map((frist) => ({ navn: frist.navn,
    overholdt: 100 * frist.overholdt / (frist.overholdt + frist.brudt), brudt: 100 * frist.brudt / (frist.overholdt + frist.brudt) }));
  if (raekker.length === 0) {
    return tom('Frister');
  }
  const opslag = (figur, frist) => ({ figur, vaerdi: frist.fristtype });
  const afsnittet = afsnit(side, 'Frister', ['FRIST_OVERHOLDT', 'FRIST_BRUDT', 'FRIST_MED_PLAN', 'FRIST_AABEN'],
    iMaaneden.length === 0 ? null : liggende('Hvor stor en del af fristerne med dato i måneden der blev overholdt og brudt, efter art. Tallene står i tabellen.', iMaaneden,
      [{ felt: 'overholdt', navn: 'Overholdt', stak: 'frist' }, { felt: 'brudt', navn: 'Brudt', stak: 'frist' }], { hoejst: 100, enhed: ' %' }),
    tabel('Frister med dato i måneden, og siden projektets start', ['Frist', 'Overholdt', 'Brudt', 'Heraf med plan', 'Åbne', 'Overholdt i alt', 'Brudt i alt'],
      raekker.map((frist) => [frist.navn, tal(side, frist.overholdt, opslag('FRIST_OVERHOLDT', frist)),
        tal(side, frist.brudt, opslag('FRIST_BRUDT', frist)), tal(side, frist.medPlan, opslag('FRIST_MED_PLAN', frist)),
        tal(side, frist.aabne, opslag('FRIST_AABEN', frist)), antal(frist.overholdtIalt), antal(frist.brudtIalt)])));
  afsnittet.classList.add('tov-bred');
  return afsnittet;
}

const KONTAKTER = [['gennemfoert', 'Gennemført'], ['forsoegt', 'Forsøgt, ikke truffet'], ['udeblevet', 'Borgeren udeblev']];

function kontakten(side) {
  const kontakt = side.opgoerelse.kontakt;
  const raekker = [['uge', 'Ugentlig kontakt'], ['maaned', 'Månedlig kontakt i placering']].map(([art, overskrift]) => ({ art, navn: overskrift, ...kontakt[art] }));
  return afsnit(side, 'Kontakt med borgerne', ['KONTAKT'],
    liggende('Kontakter i måneden: gennemført, forsøgt og udeblevet. Tallene står i tabellen.', raekker,
      KONTAKTER.map(([felt, overskrift]) => ({ felt, navn: overskrift }))),
    tabel('Kontakt i måneden', ['', 'Ugentlig', 'Månedlig'], [
      ['Pligter med dato i måneden', antal(kontakt.uge.pligt), antal(kontakt.maaned.pligt)],
      ['Overholdt til tiden', antal(kontakt.uge.overholdt), antal(kontakt.maaned.overholdt)],
      ...KONTAKTER.map(([felt, overskrift]) => [overskrift, ...raekker.map((raekke) => tal(side, raekke[felt],
        { figur: 'KONTAKT', vaerdi: `${raekke.art.toUpperCase()}:${felt.toUpperCase()}` }))])]));
}

const MOEDER = [['forberedendeSamtaler', 'Forberedende samtaler', 'SAMTALE'], ['stepUpMoeder', 'Step-up-møder', 'STEPUP'],
  ['rehabiliteringsmoeder', 'Rehabiliteringssager', 'REHAB']];

function moederne(side) {
  const uger = side.opgoerelse.moeder.map((uge) => ({ ...uge, navn: `Uge ${Number(uge.uge.split('W')[1])}`,
    behovIalt: MOEDER.reduce((ialt, [felt]) => ialt + (uge.behov?.[felt] ?? 0), 0) }));
  if (uger.length === 0) {
    return tom('Møder uge for uge');
  }
  const afsnittet = afsnit(side, 'Møder uge for uge', ['MOEDE'],
    staaende('Afholdte møder i hver uge af måneden mod det, der er brug for. Tallene står i tabellen.', uger, [
      ...MOEDER.map(([felt, overskrift]) => ({ felt, navn: overskrift, stak: 'moeder' })), { felt: 'behovIalt', navn: 'Behov i alt', behov: true }]),
    tabel('Afholdt, og hvad der er brug for', ['Uge', ...MOEDER.flatMap(([, overskrift]) => [overskrift, 'Behov'])],
      [...uger.map((uge) => [uge.navn, ...MOEDER.flatMap(([felt]) => [antal(uge[felt]), uge.behov ? antal(uge.behov[felt]) : '–'])]),
        ['Måneden', ...MOEDER.flatMap(([felt, , vaerdi]) => [
          tal(side, uger.reduce((ialt, uge) => ialt + uge[felt], 0), { figur: 'MOEDE', vaerdi }), ''])]]));
  afsnittet.classList.add('tov-bred');
  return afsnittet;
}

function udeblivelsen(side) {
  const u = side.opgoerelse.udeblivelse;
  const raekker = [['afholdt', 'Afholdt'], ['udeblevet', 'Borgeren udeblev'], ['afbud', 'Borgeren meldte afbud'], ['aflyst', 'Kommunen aflyste']]
    .map(([felt, overskrift]) => ({ navn: overskrift, antal: u[felt], vaerdi: felt.toUpperCase() }));
  return afsnit(side, 'Udeblivelse fra samtaler og møder', ['UDEBLIVELSE'],
    liggende('Samtaler og møder i måneden efter hvordan de gik. Tallene står i tabellen.', raekker, [{ felt: 'antal', navn: 'Antal' }]),
    tabel(`Udeblivelse: ${procent(u.procent)}`, ['Udfald', 'Antal'], raekker.map((raekke) => [raekke.navn, tal(side, raekke.antal, { figur: 'UDEBLIVELSE', vaerdi: raekke.vaerdi })])));
}

function varighederne(side) {
  const raekker = side.opgoerelse.varigheder.filter((trin) => trin.antal !== 0).map((trin) => ({ ...trin, navn: TRIN[trin.trin] ?? trin.trin }));
  if (raekker.length === 0) {
    return tom('Ventetider og sagens længde');
  }
  return afsnit(side, 'Ventetider og sagens længde', ['VARIGHED'],
    varigheder('Kalenderdage til hvert trin, som sluttede i måneden. Tallene står i tabellen.', raekker),
    tabel('Kalenderdage for det, der sluttede i måneden', ['Trin', 'Antal', 'Median', 'Gennemsnit'], raekker.map((trin) => [trin.navn,
      tal(side, trin.antal, { figur: 'VARIGHED', vaerdi: trin.trin }), dage(trin.median), dage(trin.gennemsnit)])));
}

function udfaldene(side) {
  const raekker = side.opgoerelse.udfald.filter((udfald) => udfald.antal !== 0 || udfald.iMaaneden !== 0).map((udfald) => ({ ...udfald, navn: navn(udfald.udfald) }));
  if (raekker.length === 0) {
    return tom('Afsluttede sager');
  }
  return afsnit(side, 'Afsluttede sager', ['UDFALD'],
    liggende('Afsluttede sager ved månedens slutning efter udfald. Tallene står i tabellen.', raekker, [{ felt: 'antal', navn: 'Sager' }]),
    tabel('Afsluttede sager efter udfald', ['Udfald', 'I alt', 'I måneden'], raekker.map((udfald) => [udfald.navn,
      tal(side, udfald.antal, { figur: 'UDFALD', vaerdi: udfald.udfald }), antal(udfald.iMaaneden)])));
}

function genbehandlingerne(side) {
  const raekker = side.opgoerelse.genbehandlinger.map((g) => ({ ...g, navn: `${g.nummer}. genbehandling` }));
  if (raekker.length === 0) {
    return tom('Genbehandlinger');
  }
  const felter = [['indkaldt', 'Indkaldt'], ['afholdt', 'Afholdt'], ['rehabiliteringsteam', 'Til rehabiliteringsteam'], ['fortsatForloeb', 'Forløbet fortsætter'], ['bortfaldet', 'Bortfaldet']];
  return afsnit(side, 'Genbehandlinger', ['GENBEHANDLING'],
    liggende('Genbehandlinger i måneden efter nummer og resultat. Tallene står i tabellen.', raekker, felter.slice(0, 2).map(([felt, overskrift]) => ({ felt, navn: overskrift }))),
    tabel('Genbehandlinger i måneden', ['', ...raekker.map((g) => `${g.nummer}.`)], felter.map(([felt, overskrift]) => [overskrift,
      ...raekker.map((g) => tal(side, g[felt], { figur: 'GENBEHANDLING', vaerdi: `${g.nummer}:${felt === 'fortsatForloeb' ? 'FORTSAET_FORLOEB' : felt.toUpperCase()}` }))])));
}

function sagsstammerne(side) {
  const raekker = side.opgoerelse.sagsstammer.map((stamme) => ({ ...stamme, navn: stamme.jobformidler }));
  if (raekker.length === 0) {
    return tom('Sager pr. jobformidler');
  }
  return afsnit(side, 'Sager pr. jobformidler', ['SAGSSTAMME'],
    liggende('Åbne sager hos hver jobformidler ved månedens slutning. Tallene står i tabellen.', raekker, [{ felt: 'antal', navn: 'Sager' }]),
    tabel('Åbne sager ved månedens slutning', ['Jobformidler', 'Sager'], raekker.map((stamme) => [stamme.navn,
      tal(side, stamme.antal, { figur: 'SAGSSTAMME', vaerdi: stamme.jobformidler })])));
}

function historien(side) {
  const maaneder = side.opgoerelse.udvikling;
  return afsnit(side, 'Udviklingen mod 80 %', ['TAELLER', 'NAEVNER'],
    udvikling(`Procent i mål fra ${maaned(maaneder[0].maaned)} til ${maaned(maaneder.at(-1).maaned)}, mod målet på 80 procent. Tallene står i tabellen.`, maaneder, MAAL, 320),
    tabel('Måned for måned, som tallene er nu', ['Måned', 'I mål', 'Måles', 'Procent'], maaneder.map((m) => [maaned(m.maaned), antal(m.taeller), antal(m.naevner), procent(m.procent)])));
}

/** Which edition this is, when it was cut and who stands behind it. */
function stempel(side) {
  const o = side.opgoerelse;
  if (o.foreloebig) {
    return el('p', { className: 'tov-stempel tov-foreloebig' }, el('strong', {}, 'Foreløbig: '), 'måneden er ikke slut, og tallene ændrer sig.');
  }
  const linjer = [`Udgave ${o.udgave}, skåret ${tidspunkt(o.skaaringstidspunkt)}. `];
  linjer.push(o.godkendt ? `Godkendt ${tidspunkt(o.godkendt.tidspunkt)} af ${o.godkendt.aktoer}. ` : 'Ikke godkendt endnu. ');
  const boks = el('div', { className: 'tov-stempel' }, el('p', {}, ...linjer, el('span', { className: 'tov-hash' }, `Kontrolsum ${o.hash}`)));
  const egen = side.udgaver.find((udgave) => udgave.udgave === o.udgave);
  if (egen?.afvigelser) {
    boks.append(el('p', {}, el('strong', {}, 'Afvigelser fra statens rapport: '), egen.afvigelser));
  }
  const godkendte = side.udgaver.filter((udgave) => udgave.godkendt);
  const nyeste = side.udgaver.reduce((a, b) => (a.udgave > b.udgave ? a : b), { udgave: o.udgave });
  const godkendt = godkendte.reduce((a, b) => (a && a.udgave > b.udgave ? a : b), null);
  if (godkendt && nyeste.udgave > godkendt.udgave) {
    boks.append(el('p', { className: 'tov-advarsel', role: 'note' }, el('strong', {}, 'Bemærk: '),
      `Udgave ${nyeste.udgave} er nyere end den godkendte udgave ${godkendt.udgave}. Senere registreringer har ændret tal i måneden.`));
  } else if (nyeste.udgave > o.udgave) {
    boks.append(el('p', { className: 'tov-advarsel', role: 'note' }, el('strong', {}, 'Bemærk: '), `Der er en nyere udgave: ${nyeste.udgave}.`));
  }
  return boks;
}

/* The foot of every printed page: the browser numbers the pages. */
function sidefod(side) {
  const o = side.opgoerelse;
  const udgave = o.foreloebig ? 'Foreløbig' : `Udgave ${o.udgave}, skåret ${tidspunkt(o.skaaringstidspunkt)}`;
  const ord = (tekst) => `"${tekst.replace(/["\\\n]/g, ' ')}"`;
  const regler = `@page {
    @bottom-left { content: ${ord(`${navn(o.program)} · Månedsopgørelse ${maaned(o.maaned)} · ${udgave}`)}${o.foreloebig ? '' : ` "\\A" ${ord(`Kontrolsum ${o.hash}`)}`}; }
    @bottom-right { content: "Side " counter(page) " af " counter(pages); }
  }`;
  side.sidefod.textContent = regler;
}

function ordliste(side) {
  const set = new Set();
  const afsnittet = el('section', { className: 'tov-afsnit tov-ordliste' }, el('header', {}, el('h2', {}, 'Sådan er tallene gjort op')));
  for (const [emne, saetninger] of side.brugte) {
    const nye = saetninger.filter((saetning) => !set.has(saetning));
    nye.forEach((saetning) => set.add(saetning));
    if (nye.length > 0) {
      afsnittet.append(el('p', {}, el('strong', {}, `${emne}. `), nye.join(' ')));
    }
  }
  afsnittet.append(el('p', {}, el('strong', {}, 'Små tal. '), 'Et tal er skjult for læsere uden for sagsbehandlingen, hvor 1 til 4 personer kunne genkendes på det.'));
  return afsnittet;
}

function tegn(side) {
  const o = side.opgoerelse;
  side.brugte = [];
  sidefod(side);
  document.title = `Månedsopgørelse ${maaned(o.maaned)} | ${navn(o.program)}`;
  side.indhold.replaceChildren(
    el('header', { className: 'tov-titel' }, el('p', {}, navn(o.program)), el('h1', {}, `Månedsopgørelse ${maaned(o.maaned)}`), stempel(side)),
    hovedtal(side));
  for (const del of [historien, husene, statusser, udfaldene, genbehandlingerne, fristerne, kontakten, moederne,
    udeblivelsen, sagsstammerne, varighederne]) {
    side.indhold.append(del(side));
  }
  side.indhold.append(ordliste(side));
}

/** Shows the statement in an element. */
export function visStyregruppe(node) {
  const besked = el('p', { role: 'status', className: 'tov-besked' });
  const maanedsvalg = el('select', { name: 'maaned' });
  const udgavevalg = el('select', { name: 'udgave' });
  const csv = el('a', { className: 'tov-knap', download: '' }, 'Hent som CSV');
  const udskriv = el('button', { type: 'button', className: 'tov-knap tov-vigtig' }, 'Udskriv');
  udskriv.onclick = () => window.print();
  const side = {
    indhold: el('div'), vindue: el('dialog', { className: 'tov-sager' }), sidefod: el('style', { media: 'print' }), udgaver: [], definitioner: {}, maaSeSager: false
  };
  side.vindue.ariaLabel = 'Sagerne bag tallet';
  const flade = el('main', { className: 'tov-styregruppe' },
    el('form', { className: 'tov-valg' }, el('label', {}, 'Måned', maanedsvalg), el('label', {}, 'Udgave', udgavevalg), csv, udskriv),
    besked, side.indhold, side.vindue, side.sidefod);
  node.replaceChildren(flade);

  async function proev(arbejde) {
    besked.textContent = '';
    flade.ariaBusy = 'true';
    try {
      await arbejde();
    } catch (fejl) {
      side.indhold.replaceChildren();
      besked.textContent = fejl.message;
    }
    flade.ariaBusy = 'false';
  }

  async function hent(udgave) {
    const valgt = maanedsvalg.value;
    const soegning = udgave ? `?udgave=${udgave}` : '';
    const opgoerelse = await kald(`${OPGOERELSER}/${valgt}${soegning}`);
    // Asked for after the statement, which may have been cut anew.
    side.udgaver = opgoerelse.foreloebig ? [] : await kald(`${OPGOERELSER}/${valgt}/udgaver`);
    side.opgoerelse = opgoerelse;
    udgavevalg.replaceChildren(...(opgoerelse.foreloebig ? [el('option', { value: '' }, 'Foreløbig')]
      : [...side.udgaver].sort((a, b) => b.udgave - a.udgave).map((u) => el('option', { value: String(u.udgave) },
        `Udgave ${u.udgave}, ${tidspunkt(u.skaaringstidspunkt)}${u.godkendt ? ' (godkendt)' : ''}`))));
    udgavevalg.value = opgoerelse.foreloebig ? '' : String(opgoerelse.udgave);
    csv.href = adresse(`${OPGOERELSER}/${valgt}.csv${opgoerelse.foreloebig ? '' : `?udgave=${opgoerelse.udgave}`}`);
    tegn(side);
  }

  maanedsvalg.onchange = () => proev(() => hent(null));
  udgavevalg.onchange = () => proev(() => hent(udgavevalg.value));
  proev(async () => {
    const [liste, definitioner] = await Promise.all([kald(OPGOERELSER), kald(`${OPGOERELSER}/definitioner`)]);
    side.definitioner = definitioner;
    side.maaSeSager = liste.maaSeSager;
    const maaneder = [...liste.maaneder].sort().reverse();
    maanedsvalg.append(...maaneder.map((m) => el('option', { value: m }, maaned(m))));
    // The running month is only on its way: one asks for the latest that has ended.
    maanedsvalg.value = maaneder[1] ?? maaneder[0];
    await hent(null);
  });
}
