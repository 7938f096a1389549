/*
 * Who the citizen is: name and CPR number, for those who may know and say why. The reason and the answer stand in the
 * access log. Nothing is kept in the page when another task is opened.
 */

function element(navn, egenskaber = {}, ...boern) {
  const nyt = Object.assign(document.createElement(navn), egenskaber);
  nyt.append(...boern);
  return nyt;
}

async function hent(opgave, begrundelse) {
  const tegn = document.cookie.match(/(?:^|; )XSRF-TOKEN=([^;]*)/);
  const svar = await window.fetch(`../../../api/tovholder/opgaver/${encodeURIComponent(opgave)}/borger`, {
    method: 'POST',
    credentials: 'same-origin',
    cache: 'no-store',
    headers: { Accept: 'application/json', 'Content-Type': 'application/json', 'X-XSRF-TOKEN': tegn ? tegn[1] : '' },
    body: JSON.stringify({ begrundelse })
  });
  const indhold = await svar.json().catch(() => ({}));
  if (!svar.ok) {
    throw new Error(indhold.felter?.[0]?.fejl || indhold.detail || 'Borgeren kan ikke vises lige nu.');
  }
  return indhold;
}

function vist(borger) {
  const liste = element('dl', {},
    element('dt', {}, 'Navn'), element('dd', {}, borger.navn),
    element('dt', {}, 'CPR-nummer'), element('dd', {}, `${borger.cpr.slice(0, 6)}-${borger.cpr.slice(6)}`));
  return borger.beskyttet
    ? [element('p', { className: 'tov-beskyttet' }, 'Navn og adresse er beskyttet: giv dem ikke videre.'), liste]
    : [liste];
}

function formular(flade, opgave) {
  const felt = element('textarea', { id: 'tov-begrundelse', rows: 3, maxLength: 500, required: true, autocomplete: 'off' });
  const knap = element('button', { type: 'submit', className: 'btn btn-primary' }, 'Vis borgeren');
  const besked = element('p', { role: 'alert' });
  const form = element('form', {},
    element('label', { htmlFor: 'tov-begrundelse' }, 'Hvorfor skal du se borgerens navn og CPR-nummer?'), felt, knap, besked);
  form.onsubmit = async (haendelse) => {
    haendelse.preventDefault();
    knap.disabled = true;
    besked.textContent = '';
    try {
      form.replaceWith(...vist(await hent(opgave, felt.value)));
    } catch (fejl) {
      besked.textContent = fejl.message;
      knap.disabled = false;
    }
  };
  flade.replaceChildren(element('h3', {}, 'Borgeren'),
    element('p', {}, 'Din begrundelse gemmes i adgangsloggen, som borgeren kan få at se.'), form);
}

export default [{
  id: 'tovholder-borger',
  pluginPoint: 'tasklist.task.detail',
  priority: 800,
  properties: { label: 'Borger' },
  render(node, { taskId }) {
    const flade = element('section', { className: 'tov-borger' });
    node.replaceChildren(flade);
    formular(flade, taskId);
  }
}];
