/* The outbox: what was and will be sent. Whoever operates the product sees every letter, everybody else their own. */

import { el, kald, stil } from './faelles.js';

const UDBAKKE = 'udbakke';

const PR_SIDE = 25;

const VISTE_SAGER = 10;

const STATUS = new Map([
  ['VENTER', 'Venter'],
  ['SENDT', 'Sendt'],
  ['OPGIVET', 'Opgivet'],
  ['UDEN_ADRESSE', 'Uden adresse']
]);

const SLAGS = new Map([
  ['VARSEL', 'Varsler'],
  ['DRIFT', 'Drift'],
  ['INDKALDELSE', 'Indkaldelse'],
  ['AFLYSNING', 'Aflysning'],
  ['FORVARSEL', 'Varsel: forvarsel'],
  ['OVERSKREDET', 'Varsel: overskredet'],
  ['ESKALERING', 'Varsel: eskalering'],
  ['UDEBLIVELSE', 'Varsel: udeblivelse']
]);

const TID = new Intl.DateTimeFormat('da-DK', {
  dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/Copenhagen'
});

function tid(tidspunkt) {
  return tidspunkt === null ? '' : TID.format(new Date(tidspunkt));
}

stil('udbakke.css');

/* The letter itself names them all. */
function nogle(sagsnumre) {
  const rest = sagsnumre.length - VISTE_SAGER;
  return sagsnumre.slice(0, VISTE_SAGER).join(', ') + (rest > 0 ? ` og ${rest} flere` : '');
}

function valg(navn, tekst) {
  return el('option', { value: navn }, tekst);
}

/** Shows the outbox in an element. */
export function visUdbakke(node) {
  const flade = el('section', { className: 'tov-udbakke' });
  const besked = el('p', { role: 'status' });
  const holdt = el('div');
  const liste = el('div');
  const status = el('select', { name: 'status' }, valg('', 'Alle'), ...[...STATUS].map(([navn, tekst]) => valg(navn, tekst)));
  const modtager = el('input', { name: 'modtager', type: 'search' });
  const modtagerfelt = el('label', { hidden: true }, 'Modtager', modtager);
  const sagsnummer = el('input', { name: 'sagsnummer', type: 'search' });
  const form = el('form', {}, el('label', {}, 'Status', status), modtagerfelt, el('label', {}, 'Sagsnummer', sagsnummer),
    el('button', { className: 'tov-vigtig', type: 'submit' }, 'Søg'));
  const omfang = el('p', {}, 'Det, der er sendt, og det, der venter.');
  flade.append(el('h1', {}, 'Udbakke'), omfang, holdt, form, besked, liste);
  node.replaceChildren(flade);

  let side = 0;

  async function proev(arbejde) {
    besked.textContent = '';
    try {
      await arbejde();
    } catch (fejl) {
      besked.textContent = fejl.message;
    }
  }

  async function visTilbagehold(svar) {
    if (!svar.tilbageholdt) {
      holdt.replaceChildren();
      return;
    }
    const boks = el('div', { className: 'tov-holdt', role: 'alert' }, el('h2', {}, 'Breve holdes tilbage'));
    if (svar.alle) {
      const rapport = await kald(`${UDBAKKE}/tilbagehold`);
      boks.append(
        el('p', {}, `Siden ${tid(rapport.siden)}. ${rapport.aarsag}.`),
        el('p', {}, `Hvis du frigiver, sendes ${rapport.breve} breve og ${rapport.varsler} varsler`
          + (rapport.aeldste === null ? '.' : `, fra ${tid(rapport.aeldste)} til ${tid(rapport.nyeste)}.`)));
      if (rapport.efterModtager.length > 0) {
        boks.append(el('table', {}, el('thead', {}, el('tr', {}, el('th', {}, 'Slags'), el('th', {}, 'Modtager'),
          el('th', {}, 'Antal'))), el('tbody', {}, ...rapport.efterModtager.map((post) => el('tr', {},
          el('td', {}, SLAGS.get(post.slags) ?? post.slags), el('td', {}, post.modtager), el('td', {}, String(post.antal)))))));
      }
      const knap = el('button', { className: 'tov-vigtig', type: 'button' }, 'Frigiv brevene');
      let sikker = false;
      knap.onclick = () => proev(async () => {
        if (!sikker) {
          sikker = true;
          knap.textContent = 'Tryk igen for at sende dem';
          return;
        }
        await kald(`${UDBAKKE}/frigiv`, 'POST');
        await hent();
      });
      boks.append(knap);
    } else {
      boks.append(el('p', {}, 'Driften ser på det, før noget sendes.'));
    }
    holdt.replaceChildren(boks);
  }

  async function visBrev(raekke, id, spalter) {
    const aaben = raekke.nextElementSibling;
    if (aaben !== null && aaben.dataset.brev === id) {
      aaben.remove();
      return;
    }
    const helt = await kald(`${UDBAKKE}/${encodeURIComponent(id)}`);
    const boks = el('article', { className: 'tov-brev' }, el('h2', {}, helt.brev.emne));
    const fakta = el('dl');
    for (const [navn, vaerdi] of [['Til', helt.brev.adresse ?? 'Ingen mailadresse'], ['Sager', nogle(helt.sagsnumre)],
      ['Message-ID', helt.beskedId], ['Næste forsøg', helt.brev.status === 'VENTER' ? tid(helt.brev.naesteForsoeg) : '']]) {
      if (vaerdi) {
        fakta.append(el('dt', {}, navn), el('dd', {}, vaerdi));
      }
    }
    boks.append(fakta, el('pre', {}, helt.tekst));
    if (helt.kalender !== null) {
      boks.append(el('details', {}, el('summary', {}, `Kalender (${helt.metode})`), el('pre', {}, helt.kalender)));
    }
    if (helt.brev.status === 'OPGIVET' && !modtagerfelt.hidden) {
      const knap = el('button', { type: 'button' }, 'Send igen');
      knap.onclick = () => proev(async () => {
        await kald(`${UDBAKKE}/${encodeURIComponent(id)}/igen`, 'POST');
        await hent();
      });
      boks.append(knap);
    }
    const ny = el('tr', {}, el('td', { colSpan: spalter }, boks));
    ny.dataset.brev = id;
    raekke.after(ny);
  }

  function visListe(svar) {
    if (svar.breve.length === 0) {
      liste.replaceChildren(el('p', {}, 'Der er ingen breve.'));
      return;
    }
    const spalter = ['Skrevet', ...(svar.alle ? ['Modtager'] : []), 'Emne', 'Slags', 'Status', 'Sendt'];
    const raekker = svar.breve.map((brev) => {
      const knap = el('button', { type: 'button' }, brev.emne);
      const raekke = el('tr', {}, el('td', { className: 'tov-tid' }, tid(brev.oprettet)),
        svar.alle ? el('td', {}, brev.modtager) : null, el('td', {}, knap), el('td', {}, SLAGS.get(brev.slags)),
        el('td', {}, el('span', { className: `tov-maerke tov-${brev.status}` }, STATUS.get(brev.status)),
          brev.fejl === null ? null : el('span', { className: 'tov-fejl' }, `Forsøg ${brev.forsoeg}: ${brev.fejl}`)),
        el('td', { className: 'tov-tid' }, tid(brev.sendt) + (brev.kanal === 'demo' ? ' (demo)' : '')));
      knap.onclick = () => proev(() => visBrev(raekke, brev.id, spalter.length));
      return raekke;
    });
    const foerste = svar.side * svar.antal + 1;
    const forrige = el('button', { type: 'button', disabled: svar.side === 0 }, 'Forrige');
    const naeste = el('button', { type: 'button', disabled: foerste + svar.breve.length > svar.ialt }, 'Næste');
    forrige.onclick = () => { side -= 1; proev(hent); };
    naeste.onclick = () => { side += 1; proev(hent); };
    liste.replaceChildren(
      el('table', {}, el('thead', {}, el('tr', {}, ...spalter.map((navn) => el('th', { scope: 'col' }, navn)))),
        el('tbody', {}, ...raekker)),
      el('nav', { ariaLabel: 'Sider' }, forrige, `${foerste}–${foerste + svar.breve.length - 1} af ${svar.ialt}`, naeste));
  }

  async function hent() {
    const soegning = new URLSearchParams({ side: String(side), antal: String(PR_SIDE) });
    for (const felt of [status, modtager, sagsnummer]) {
      if (felt.value.trim() !== '') {
        soegning.set(felt.name, felt.value.trim());
      }
    }
    const svar = await kald(`${UDBAKKE}?${soegning}`);
    modtagerfelt.hidden = !svar.alle;
    omfang.textContent = (svar.alle ? 'Alle breve: det, der er sendt, og det, der venter.'
      : 'Breve til dig: det, der er sendt, og det, der venter.')
      + (svar.usamlede > 0 ? ` ${svar.usamlede} varsler venter på at blive samlet til breve.` : '');
    await visTilbagehold(svar);
    visListe(svar);
  }

  form.onsubmit = (haendelse) => {
    haendelse.preventDefault();
    side = 0;
    proev(hent);
  };
  proev(hent);
}
