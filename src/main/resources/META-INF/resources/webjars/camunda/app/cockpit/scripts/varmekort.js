import { antal, dage, el, kald, stil } from './faelles.js';

/*
 * On a diagram, at each activity: citizens who are overdue, how long the open tasks have waited, and how many were done. The heat
 * says the waiting time a second time, in steps that also differ as shades of grey.
 */

const TRIN = [
  { fra: 0, navn: 'under 7 dage' },
  { fra: 7, navn: '7 til 14 dage' },
  { fra: 14, navn: '14 til 28 dage' },
  { fra: 28, navn: '28 til 56 dage' },
  { fra: 56, navn: '56 dage eller mere' }
];

const HUSKET = 'tovholder-varme';

stil('varmekort.css');

function trin(ventedage) {
  return TRIN.findLastIndex((t) => ventedage >= t.fra);
}

function maerkat(klasse, tekst, forklaring) {
  const maerke = el('span', { className: `tov-maerkat ${klasse}`, title: forklaring }, el('span', { ariaHidden: 'true' }, tekst));
  maerke.append(el('span', { className: 'sr-only' }, forklaring));
  return maerke;
}

function erTaendt() {
  return window.localStorage.getItem(HUSKET) !== 'fra';
}

function signatur(saet) {
  const knap = el('button', { type: 'button', className: 'tov-varmeknap' });
  const boks = el('section', { className: 'tov-signatur', ariaLabel: 'Signaturforklaring' }, knap,
    el('ol', {}, ...TRIN.map((t, nr) => el('li', {}, el('i', { className: `tov-prove tov-prove-${nr}`, ariaHidden: 'true' }), t.navn))),
    el('ul', {},
      el('li', {}, el('span', { className: 'tov-maerkat tov-over', ariaHidden: 'true' }, '! 3'), 'borgere over fristen'),
      el('li', {}, el('span', { className: 'tov-maerkat tov-vent', ariaHidden: 'true' }, 'ø 12 d'), 'åbne opgavers ventetid'),
      el('li', {}, el('span', { className: 'tov-maerkat tov-udfoert', ariaHidden: 'true' }, '✓ 40'), 'opgaver udført')));
  const vis = (taendt) => {
    knap.textContent = taendt ? 'Skjul ventetid' : 'Vis ventetid';
    knap.ariaPressed = String(taendt);
    boks.classList.toggle('tov-slukket', !taendt);
    saet(taendt);
  };
  knap.onclick = () => {
    const taendt = knap.ariaPressed !== 'true';
    window.localStorage.setItem(HUSKET, taendt ? 'til' : 'fra');
    vis(taendt);
  };
  return [boks, () => vis(erTaendt())];
}

async function tegn(viewer, proces) {
  const tal = await kald(`diagram/${encodeURIComponent(proces)}`);
  const overlays = viewer.get('overlays');
  const canvas = viewer.get('canvas');
  const elementer = viewer.get('elementRegistry');
  const aktiviteter = Object.entries(tal).filter(([id]) => elementer.get(id));
  if (aktiviteter.length === 0) {
    return;
  }
  const varme = aktiviteter.filter(([, t]) => t.ventedage !== null).map(([id, t]) => [id, `tov-varme-${trin(t.ventedage)}`]);
  const saet = (taendt) => varme.forEach(([id, klasse]) => (taendt ? canvas.addMarker(id, klasse) : canvas.removeMarker(id, klasse)));
  for (const [id, t] of aktiviteter) {
    const navn = elementer.get(id).businessObject.name;
    const over = t.overskredne + t.overMaal;
    const oppe = el('div', { className: 'tov-maerkater tov-oppe' });
    const nede = el('div', { className: 'tov-maerkater tov-nede' });
    if (over > 0) {
      oppe.append(maerkat('tov-over', `! ${antal(over)}`,
        `${navn}: ${antal(t.overskredne)} over en frist, der skal holdes, ${antal(t.overMaal)} over mål`));
    }
    if (t.ventedage !== null) {
      nede.append(maerkat('tov-vent', `ø ${antal(Math.round(t.ventedage))} d`, `${navn}: ${antal(t.aabne)} borgere har åbne opgaver, som har ventet ${dage(t.ventedage)} dage i gennemsnit`));
    }
    if (t.udfoerte > 0) {
      nede.append(maerkat('tov-udfoert', `✓ ${antal(t.udfoerte)}`, `${navn}: ${antal(t.udfoerte)} opgaver udført`));
    }
    const altid = { minZoom: -Infinity, maxZoom: Infinity };
    overlays.add(id, 'tovholder', { position: { top: 0, left: 0 }, show: altid, html: oppe });
    overlays.add(id, 'tovholder', { position: { bottom: 0, left: 0 }, show: altid, html: nede });
  }
  const [boks, begynd] = signatur(saet);
  canvas.getContainer().closest('.process-diagram-wrapper').append(boks);
  begynd();
}

export default [{
  id: 'tovholder-varmekort',
  pluginPoint: 'cockpit.processDefinition.diagram.plugin',
  priority: 5,
  render(viewer, { processDefinitionId }) {
    // Without the counts the diagram is still a diagram.
    tegn(viewer, processDefinitionId.split(':')[0]).catch(() => {});
  }
}];
