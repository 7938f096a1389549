/* What the product's own pages of Cockpit share: elements, calls, and how a Dane writes dates and numbers. */

const ADRESSE = '../../../api/tovholder/';

/** An element with its properties and what is in it; null is left out. */
export function el(navn, egenskaber = {}, ...boern) {
  const element = Object.assign(document.createElement(navn), egenskaber);
  element.append(...boern.filter((barn) => barn !== null));
  return element;
}

/** Adds a style sheet that lies beside the scripts. */
export function stil(fil) {
  document.head.append(el('link', { rel: 'stylesheet', href: new URL(`../styles/${fil}`, import.meta.url).href }));
}

/** Where a page of the webapps finds an answer of the product. */
export function adresse(sti) {
  return ADRESSE + sti;
}

/** What the product answers, to a body as JSON if there is one. A refusal is thrown with the words for the user and its status. */
export async function kald(sti, metode = 'GET', krop = undefined) {
  const tegn = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
  const svar = await window.fetch(adresse(sti), {
    method: metode,
    credentials: 'same-origin',
    cache: 'no-store',
    headers: {
      Accept: 'application/json',
      ...(metode === 'GET' ? {} : { 'X-XSRF-TOKEN': tegn ? tegn[1] : '' }),
      ...(krop === undefined ? {} : { 'Content-Type': 'application/json' })
    },
    body: krop === undefined ? undefined : JSON.stringify(krop)
  });
  const indhold = await svar.json().catch(() => ({}));
  if (!svar.ok) {
    throw Object.assign(new Error(indhold.felter?.[0]?.fejl || indhold.detail || 'Siden kan ikke vises lige nu.'), { status: svar.status });
  }
  return indhold;
}

/** The heading of a table. */
export function hoved(spalter) {
  return el('thead', {}, el('tr', {}, ...spalter.map((spalte) => el('th', { scope: 'col' }, spalte))));
}

/** A table whose first column names the row. */
export function tabel(overskrift, spalter, raekker) {
  return el('table', {}, el('caption', {}, overskrift), hoved(spalter),
    el('tbody', {}, ...raekker.map(([foerste, ...rest]) => el('tr', {}, el('th', { scope: 'row' }, foerste),
      ...rest.map((celle) => el('td', {}, celle))))));
}

/** The goal in per cent. */
export const MAAL = 80;

const HELE = new Intl.NumberFormat('da-DK', { maximumFractionDigits: 0 });

const EN_DECIMAL = new Intl.NumberFormat('da-DK', { minimumFractionDigits: 1, maximumFractionDigits: 1 });

const TID = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Copenhagen' });

const DAG = new Intl.DateTimeFormat('da-DK', { dateStyle: 'long', timeZone: 'UTC' });

const MAANED = new Intl.DateTimeFormat('da-DK', { month: 'long', year: 'numeric', timeZone: 'UTC' });

const KORT_MAANED = new Intl.DateTimeFormat('da-DK', { month: 'short', year: '2-digit', timeZone: 'UTC' });

/** A count of persons; null is hidden, because so few could be known or would tell of such a figure. */
export function antal(vaerdi) {
  return vaerdi === null || vaerdi === undefined ? 'skjult' : HELE.format(vaerdi);
}

/** A share in per cent to one decimal; null where there is none to show. */
export function procent(vaerdi) {
  return vaerdi === null || vaerdi === undefined ? '–' : `${EN_DECIMAL.format(vaerdi)} %`;
}

export function dage(vaerdi) {
  return vaerdi === null || vaerdi === undefined ? '–' : EN_DECIMAL.format(vaerdi);
}

export function kroner(vaerdi) {
  return `${HELE.format(vaerdi)} kr.`;
}

export function tidspunkt(tekst) {
  return TID.format(new Date(tekst));
}

export function dag(tekst) {
  return DAG.format(new Date(`${tekst}T00:00:00Z`));
}

/** A month such as 2021-03 in words. */
export function maaned(tekst) {
  return MAANED.format(new Date(`${tekst}-01T00:00:00Z`));
}

export function kortMaaned(tekst) {
  return KORT_MAANED.format(new Date(`${tekst}-01T00:00:00Z`));
}

/** So many citizens, in words. */
export function borgere(vaerdi) {
  return `${antal(vaerdi)} ${vaerdi === 1 ? 'borger' : 'borgere'}`;
}

/* What the words of the programme are called on the screen. */
export const NAVNE = {
  aktivhuset: 'Job- og Aktivhuset',
  integrationshuset: 'Job- og Integrationshuset',
  afklaringspuljen: 'Afklaringspuljen',

  MAALGRUPPE: 'Målgruppe bekræftes',
  STRAKS_SAMTALE: 'Forberedende samtale',
  STRAKS_STEPUP: 'Step-up-møde',
  BESLUTNING: 'Beslutning',
  REHAB_FORBEREDELSE: 'Rehabilitering: forberedes',
  REHAB_AFVENTER_INDSTILLING: 'Rehabilitering: afventer indstilling',
  REHAB_AFGOERELSE: 'Rehabilitering: afgørelse',
  FORLOEB_UGENTLIG: 'Forløb: ugentlig kontakt',
  FORLOEB_PLACERING: 'Forløb: i placering',
  GENBEHANDLING_INDKALDT: 'Genbehandling: indkaldt',
  GENBEHANDLING_BESLUTNING: 'Genbehandling: beslutning',
  AFSLUTTET: 'Afsluttet',

  STRAKSAFKLARING: 'Straksafklaring',
  FORBEREDENDE_SAMTALE: 'Forberedende samtale',
  REHAB_FORELAEGGELSE: 'Forelæggelse for rehabiliteringsteam',
  LAEGEATTEST_BESTILLES: 'Lægeattest bestilles',
  JOBFORMIDLER_TILDELES: 'Jobformidler tildeles',
  KONTAKT_UGE: 'Ugentlig kontakt',
  KONTAKT_MAANED: 'Månedlig kontakt',
  OPFOELGNINGSPLAN: 'Opfølgningsplan',
  PLACERINGSUR: 'Placeringsur',
  GENBEHANDLING: 'Genbehandling',
  STYREGRUPPE: 'Styregruppemøde',

  JOB_ORDINAERT: 'Ordinært job',
  UDDANNELSE: 'Uddannelse',
  ANDEN_YDELSE_RESSOURCEFORLOEB: 'Ressourceforløb',
  ANDEN_YDELSE_FLEKSJOB: 'Fleksjob',
  ANDEN_YDELSE_FOERTIDSPENSION: 'Førtidspension',
  ANDEN_YDELSE_ANDEN: 'Anden ydelse',
  PRAKTIK: 'Praktik',
  LOENNEDE_TIMER: 'Lønnede timer',
  LOENTILSKUD: 'Løntilskud',
  INGEN: 'Ingen placering eller afklaring',
  YDELSE_OPHOERT_UKENDT: 'Ydelse ophørt, årsag ukendt',
  PROJEKT_SLUT: 'Projektet er slut',
  FRAFLYTTET: 'Fraflyttet',
  DOED: 'Død',
  FOLKEPENSION: 'Folkepension',
  SENIORPENSION: 'Seniorpension',
  IKKE_OMFATTET: 'Ikke omfattet',
  FRITAGET: 'Fritaget'
};

/** The name of a word, or the word itself. */
export function navn(ord) {
  return NAVNE[ord] ?? ord;
}
