/* The demo only: plays the pilot forward from the dashboard, and shows how far it has come. For the administrator. */

import { dag, el, kald, stil } from './faelles.js';

const STI = 'afspilning';

const SPOERG_IGEN = 1000;

const SLUT = new Map([
  ['FAERDIG', 'Færdig.'],
  ['STOPPET', 'Stoppet.'],
  ['FEJLET', 'Afspilningen kunne ikke fortsætte.']
]);

/* Whether this is the demo, whose answers tell what its clock shows, and the user its administrator; and what day it is. */
async function demoensDag() {
  const svar = await window.fetch('../../../api/admin/auth/user/default', { credentials: 'same-origin', cache: 'no-store' });
  const ur = svar.headers.get('X-Tovholder-Ur');
  return ur !== null && svar.ok && (await svar.json()).authorizedApps.includes('admin') ? ur.slice(0, 10) : null;
}

function omMaaneder(fra, antal) {
  const dato = new Date(`${fra}T00:00:00Z`);
  return new Date(Date.UTC(dato.getUTCFullYear(), dato.getUTCMonth() + antal, 1)).toISOString().slice(0, 10);
}

function skriv(stand) {
  const tal = `${stand.udfoerteOpgaver} opgaver løst, ${stand.haendelser} hændelser meldt`
    + (stand.fejl > 0 ? `, ${stand.fejl} fejl (senest: ${stand.senesteFejl})` : '');
  return `${SLUT.get(stand.status) ?? `${dag(stand.dato)}:`} ${tal}.`;
}

stil('afspilning.css');

let ur = null;

async function vis(node) {
  const idag = await demoensDag();
  if (idag === null) {
    return;
  }
  const til = el('input', { type: 'date', name: 'til', required: true, value: omMaaneder(idag, 3) });
  const begynd = el('button', { type: 'submit', className: 'tov-vigtig' }, 'Afspil');
  const stop = el('button', { type: 'button', hidden: true }, 'Stop efter denne dag');
  const bjaelke = el('progress', { max: 100, value: 0, hidden: true, ariaLabel: 'Afspilning' });
  const besked = el('p', { role: 'status' });
  const form = el('form', {}, el('label', {}, 'Frem til', til), begynd, stop);
  node.replaceChildren(el('section', { className: 'tov-afspilning' }, el('h3', {}, 'Afspil piloten'),
    el('p', {}, 'Opdigtede medarbejdere løser opgaverne dag for dag på demoens ur. Produktet kan bruges imens.'),
    form, bjaelke, besked));

  function tegn(stand) {
    const koerer = stand.status === 'KOERER';
    begynd.disabled = koerer;
    til.disabled = koerer;
    til.value = koerer ? stand.til : til.value;
    stop.hidden = !koerer;
    bjaelke.hidden = stand.status === 'INGEN';
    bjaelke.value = stand.procent;
    besked.textContent = stand.status === 'INGEN' ? '' : skriv(stand);
    window.clearTimeout(ur);
    if (koerer && node.isConnected) {
      ur = window.setTimeout(() => proev('GET'), SPOERG_IGEN);
    }
  }

  async function proev(metode, indhold) {
    try {
      tegn(await kald(STI, metode, indhold));
    } catch (fejl) {
      besked.textContent = fejl.message;
    }
  }

  form.onsubmit = (haendelse) => {
    haendelse.preventDefault();
    proev('POST', { til: til.value });
  };
  stop.onclick = () => proev('DELETE');
  await proev('GET');
}

export default [{
  id: 'tovholder-afspilning',
  pluginPoint: 'cockpit.dashboard',
  priority: 3,
  render: vis,
  unmount: () => window.clearTimeout(ur)
}];
