/*
 * Deadlines where people work: the word on each task of the list, and "Hvorfor denne dato?" on the open task.
 * The priority of a task says how its deadline stands; the product keeps it in step.
 */

const HAST = new Map([
  ['65', { klasse: 'hast-forvarsel', ord: 'Forvarsel' }],
  ['80', { klasse: 'hast-over-maal', ord: 'Over mål' }],
  ['95', { klasse: 'hast-overskredet', ord: 'Overskredet' }]
]);

const KLASSER = [...HAST.values()].map((hast) => hast.klasse);

/* The list shows the priority as a number, which means nothing to people. */
function maerk(opgave) {
  const prioritet = opgave.querySelector('.priority');
  if (prioritet === null) {
    return;
  }
  const hast = HAST.get(prioritet.textContent.trim());
  const ord = hast === undefined ? '' : hast.ord;
  if ((opgave.dataset.hast ?? '') === ord) {
    return;
  }
  opgave.dataset.hast = ord;
  opgave.classList.remove(...KLASSER);
  opgave.querySelector('.hast')?.remove();
  if (hast !== undefined) {
    opgave.classList.add(hast.klasse);
    const tekst = document.createElement('span');
    tekst.className = 'hast';
    tekst.textContent = ord;
    opgave.querySelector('.cells-wrapper').before(tekst);
  }
}

new MutationObserver((aendringer) => {
  const opgaver = new Set();
  for (const aendring of aendringer) {
    const maal = aendring.target.nodeType === Node.ELEMENT_NODE ? aendring.target : aendring.target.parentElement;
    const opgave = maal?.closest('ol.tasks-list > li.task');
    if (opgave) {
      opgaver.add(opgave);
    } else if (maal?.closest('section.tasks-list')) {
      maal.querySelectorAll('ol.tasks-list > li.task').forEach((ny) => opgaver.add(ny));
    }
  }
  opgaver.forEach(maerk);
}).observe(document.body, { subtree: true, childList: true, characterData: true });

/* --- the open task */

const DAG = new Intl.DateTimeFormat('da-DK', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

function dag(dato) {
  return DAG.format(new Date(`${dato}T00:00:00Z`)).replace(' den ', ' ');
}

const STATUS = {
  NORMAL: 'Ikke overskredet',
  FORVARSEL: 'Forvarsel: fristen nærmer sig',
  OVER_MAAL: 'Over mål: datoen er passeret',
  OVERSKREDET: 'Overskredet'
};

const ARTER = {
  SKAL: 'Skal: fristen er en pligt',
  TILSTRAEB: 'Tilstræb: et mål at arbejde efter'
};

function linje(liste, navn, vaerdi) {
  if (vaerdi) {
    const dt = document.createElement('dt');
    dt.textContent = navn;
    const dd = document.createElement('dd');
    dd.textContent = vaerdi;
    liste.append(dt, dd);
  }
}

function afsnit(tekst) {
  const p = document.createElement('p');
  p.textContent = tekst;
  return p;
}

function stort(tekst) {
  return tekst === '' ? tekst : tekst[0].toUpperCase() + tekst.slice(1);
}

function vis(flade, frist) {
  const overskrift = document.createElement('h3');
  overskrift.textContent = 'Hvorfor denne dato?';
  flade.replaceChildren(overskrift);
  if (frist.emne) {
    flade.append(afsnit(`${frist.emne}.`));
  }
  if (frist.dato === null) {
    flade.append(afsnit('Opgaven har ingen frist.'));
    return;
  }
  const liste = document.createElement('dl');
  linje(liste, frist.art === null ? 'Opgavens dato' : 'Frist', stort(dag(frist.dato)));
  linje(liste, 'Status', STATUS[frist.hast] + (frist.pause ? '. Sagen er på pause' : ''));
  linje(liste, 'Art', frist.art === null ? 'Opgavens egen dato, ikke en frist i loven' : ARTER[frist.art]);
  if (frist.hvorfor !== null) {
    linje(liste, 'Regel', stort(frist.hvorfor.regel));
    linje(liste, 'Kilde', frist.hvorfor.kilde);
    linje(liste, 'Regnet fra', `${stort(dag(frist.hvorfor.ankerdato))}: ${frist.hvorfor.anker}`);
    linje(liste, 'Dato efter reglen', stort(dag(frist.hvorfor.raaDato)));
    linje(liste, 'Flyttet', frist.hvorfor.flyttetFordi === null ? 'Nej' : `Ja, fordi ${frist.hvorfor.flyttetFordi}`);
  }
  if (frist.art !== null) {
    linje(liste, 'Forvarsel', frist.forvarsel === null ? 'Intet forvarsel' : stort(dag(frist.forvarsel)));
  }
  flade.append(liste);
}

async function hent(flade, opgave) {
  try {
    const svar = await window.fetch(`../../../api/tovholder/opgaver/${encodeURIComponent(opgave)}/frist`, {
      credentials: 'same-origin',
      cache: 'no-store',
      headers: { Accept: 'application/json' }
    });
    if (svar.ok) {
      vis(flade, await svar.json());
      return;
    }
  } catch (fejl) {
    // Answered below like a refusal.
  }
  flade.replaceChildren(afsnit('Fristen kan ikke vises. Genindlæs siden: opgaven er måske afsluttet.'));
}

export default [{
  id: 'tovholder-frist',
  pluginPoint: 'tasklist.task.detail',
  priority: 900,
  properties: { label: 'Hvorfor denne dato?' },
  render(node, { taskId }) {
    const flade = document.createElement('section');
    flade.className = 'tov-frist';
    flade.setAttribute('aria-live', 'polite');
    flade.append(afsnit('Henter …'));
    node.replaceChildren(flade);
    hent(flade, taskId);
  }
}];
