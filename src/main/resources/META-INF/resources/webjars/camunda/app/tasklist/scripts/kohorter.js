import { adresse, antal, el, hoved, kald, stil, tidspunkt } from '../../cockpit/scripts/faelles.js';

/* Cohorts in a window over the tasks, for those who may: try a file, take it in, follow it, read what was refused. */

const KOHORTER = 'kohorter';

const VISTE_FEJL = 20;

const SEKUND = 1000;

const STATUS = { KOERER: 'I gang', FAERDIG: 'Færdig', FEJLET: 'Ikke taget ind', AFBRUDT: 'Venter' };

stil('udbakke.css');
stil('../../tasklist/styles/kohorter.css');

async function send(fil, proeve, altEllerIntet) {
  const tegn = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
  const svar = await window.fetch(adresse(`${KOHORTER}?proeve=${proeve}&altEllerIntet=${altEllerIntet}`), {
    method: 'POST',
    credentials: 'same-origin',
    headers: { Accept: 'application/json', 'Content-Type': 'text/csv', 'X-XSRF-TOKEN': tegn ? tegn[1] : '' },
    body: fil
  });
  if (!svar.ok) {
    const afvist = await svar.json().catch(() => ({}));
    const felter = (afvist.felter ?? []).map((fejl) => `${fejl.felt}: ${fejl.fejl}`);
    throw new Error([afvist.detail || 'Filen kan ikke modtages lige nu.', ...felter].join('\n'));
  }
  return svar.headers.get('Location').split('/').pop();
}

function art(kohorte) {
  const ord = kohorte.proeve ? 'Prøve' : 'Indlæsning';
  return kohorte.altEllerIntet ? `${ord}, alt eller intet` : ord;
}

function tilstand(kohorte) {
  const ord = kohorte.annulleret && kohorte.status === 'AFBRUDT' ? 'Standset' : STATUS[kohorte.status];
  if (kohorte.status !== 'KOERER') {
    return [ord];
  }
  const naaet = `${antal(kohorte.naaet)} af ${antal(kohorte.raekker)} rækker`;
  return [`${ord}: ${naaet}`, el('progress', { max: Math.max(kohorte.raekker, 1), value: kohorte.naaet, ariaLabel: naaet })];
}

function vis(node) {
  const fil = el('input', { type: 'file', name: 'fil', accept: '.csv,text/csv', required: true });
  const alt = el('input', { type: 'checkbox', name: 'altEllerIntet' });
  const proev = el('button', { type: 'submit', value: 'proeve' }, 'Prøv filen');
  const tag = el('button', { type: 'submit', className: 'tov-vigtig', value: 'indlaes' }, 'Tag borgerne ind');
  const form = el('form', {}, el('label', {}, 'CSV-fil med borgere', fil),
    el('label', { className: 'tov-valg' }, alt, 'Alt eller intet: tag ingen ind, hvis en række bliver afvist'), proev, tag);
  const besked = el('p', { role: 'status', className: 'tov-besked' });
  const fejl = el('div');
  const liste = el('div');
  node.replaceChildren(el('section', { className: 'tov-udbakke tov-kohorter' }, el('h1', {}, 'Kohorter'),
    el('p', {}, 'Prøv filen først: så ser du, hvad der vil ske, uden at noget ændres. Den samme fil to gange tilføjer intet.'),
    form, besked, fejl, liste));

  let fulgt = null;

  async function visFejl(kohorte) {
    const { fejl: fundne } = await kald(`${KOHORTER}/${kohorte.id}`);
    if (fundne.length === 0) {
      fejl.replaceChildren();
      return;
    }
    const raekker = fundne.slice(0, VISTE_FEJL)
      .map((en) => el('tr', {}, el('th', { scope: 'row' }, `${en.linje}`), el('td', {}, en.felt ?? ''), el('td', {}, en.fejl)));
    fejl.replaceChildren(el('table', {}, el('caption', {}, fundne.length > VISTE_FEJL ? 'De første fejl' : 'Fejl i filen'),
      hoved(['Linje', 'Kolonne', 'Fejl']), el('tbody', {}, ...raekker)), rapport(kohorte, 'Hent hele rapporten'));
  }

  function rapport(kohorte, tekst) {
    return el('a', { href: adresse(`${KOHORTER}/${kohorte.id}/rapport`), download: `kohorte-${kohorte.id}.csv` }, tekst);
  }

  function handling(kohorte) {
    const knap = (tekst, sti) => el('button', {
      type: 'button',
      onclick: () => proevet(async () => {
        await kald(`${KOHORTER}/${kohorte.id}/${sti}`, 'POST');
        await tegn();
      })
    }, tekst);
    const dele = [];
    if (kohorte.status === 'KOERER' || (kohorte.status === 'AFBRUDT' && !kohorte.annulleret)) {
      dele.push(knap('Stands', 'annullering'));
    } else if (kohorte.status === 'AFBRUDT') {
      dele.push(knap('Genoptag', 'genoptagelse'));
    }
    if (kohorte.afvist > 0) {
      dele.push(rapport(kohorte, 'Rapport'));
    }
    return dele;
  }

  function raekke(kohorte) {
    return el('tr', {}, el('th', { scope: 'row' }, tidspunkt(kohorte.modtaget)), el('td', {}, kohorte.aktoer), el('td', {}, art(kohorte)),
      el('td', {}, ...tilstand(kohorte)), ...['raekker', 'oprettet', 'gentaget', 'afvist']
        .map((navn) => el('td', { className: 'tov-tal' }, antal(kohorte[navn]))), el('td', { className: 'tov-handling' }, ...handling(kohorte)));
  }

  async function tegn() {
    const { kohorter } = await kald(`${KOHORTER}?antal=10`);
    const fokus = liste.contains(document.activeElement) ? [...liste.querySelectorAll('button, a')].indexOf(document.activeElement) : -1;
    liste.replaceChildren(kohorter.length === 0 ? el('p', {}, 'Der er ikke taget nogen kohorte ind endnu.')
      : el('table', {}, el('caption', {}, 'De seneste kohorter'),
        hoved(['Modtaget', 'Af', 'Art', 'Status', 'Rækker', 'Oprettet', 'Gentaget', 'Afvist', 'Handling']),
        el('tbody', {}, ...kohorter.map(raekke))));
    liste.querySelectorAll('button, a')[fokus]?.focus();
    const egen = kohorter.find((kohorte) => kohorte.id === fulgt);
    if (egen && (egen.status === 'FAERDIG' || egen.status === 'FEJLET')) {
      fulgt = null;
      besked.textContent = egen.proeve
        ? `Prøven er færdig: ${antal(egen.oprettet)} vil blive oprettet, ${antal(egen.gentaget)} er her i forvejen, ${antal(egen.afvist)} vil blive afvist. Intet er ændret.`
        : egen.status === 'FEJLET' ? `Ingen er taget ind: ${antal(egen.afvist)} rækker er afvist.`
          : `Færdig: ${antal(egen.oprettet)} er oprettet, ${antal(egen.gentaget)} var her i forvejen, ${antal(egen.afvist)} er afvist.`;
      await visFejl(egen);
    }
    return kohorter.some((kohorte) => kohorte.status === 'KOERER');
  }

  async function proevet(arbejde) {
    try {
      await arbejde();
    } catch (grund) {
      besked.textContent = grund.message;
    }
  }

  form.onsubmit = (haendelse) => {
    haendelse.preventDefault();
    const proeve = haendelse.submitter?.value !== 'indlaes';
    proevet(async () => {
      proev.disabled = tag.disabled = true;
      fejl.replaceChildren();
      besked.textContent = 'Sender filen …';
      try {
        fulgt = await send(fil.files[0], proeve, alt.checked);
        besked.textContent = proeve ? 'Filen er modtaget og prøves.' : 'Filen er modtaget, og borgerne tages ind.';
        await tegn();
      } finally {
        proev.disabled = tag.disabled = false;
      }
    });
  };

  let igang = false;
  let gange = 0;
  const puls = window.setInterval(() => {
    if (!node.isConnected) {
      window.clearInterval(puls);
    } else if (fulgt !== null || igang || ++gange % 5 === 0) {
      proevet(async () => { igang = await tegn(); });
    }
  }, SEKUND);
  proevet(async () => { igang = await tegn(); });
}

function aabn() {
  const luk = el('button', { type: 'button', className: 'tov-luk' }, 'Luk');
  const flade = el('div', { style: 'height: 100%' });
  const vindue = el('dialog', { className: 'tov-vindue', ariaLabel: 'Kohorter' }, luk, flade);
  luk.onclick = () => vindue.close();
  vindue.onclose = () => vindue.remove();
  document.body.append(vindue);
  vis(flade);
  vindue.showModal();
}

export default [{
  id: 'tovholder-kohorter',
  pluginPoint: 'tasklist.navbar.action',
  priority: 90,
  properties: { label: 'Kohorter' },
  render(node) {
    kald(`${KOHORTER}/adgang`).then(({ maaIndlaese }) => {
      if (maaIndlaese) {
        node.replaceChildren(el('button', { type: 'button', className: 'tov-menu', onclick: aabn }, 'Kohorter'));
      }
    }).catch(() => node.replaceChildren());
  }
}];
