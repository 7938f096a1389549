import { antal, borgere, dag, el, kald, maaned, MAAL, navn, procent, stil, tabel } from './faelles.js';
import { liggende, udvikling } from './figurer.js';

/* The programme at a glance, on the dashboard of everybody who follows the models. */

stil('styregruppe.css');

function kort(overskrift, stort, ...resten) {
  return el('article', { className: 'tov-kort' }, el('header', {}, el('h2', {}, overskrift)), el('p', { className: 'tov-stort' }, stort), ...resten);
}

function tegn(flade, o) {
  const resultat = kort(`Resultat i ${maaned(o.maaned)}`, procent(o.procent),
    el('p', {}, `${antal(o.taeller)} af ${borgere(o.naevner)}, foreløbig`),
    el('p', { className: 'tov-dom' }, el('span', { ariaHidden: 'true' }, o.opnaaet ? '✔ ' : '✘ '), o.opnaaet ? 'Målet på 80 % er nået'
      : `Mangler ${o.manglerTilMaal === 1 ? '1 person' : `${antal(o.manglerTilMaal)} personer`} i at nå 80 %`));
  resultat.classList.add(o.opnaaet ? 'tov-naaet' : 'tov-ikke-naaet');
  const over = o.overskredne;
  const faser = o.faser.map((fase) => ({ ...fase, navn: navn(fase.tilstand) }));
  const frister = o.perFristtype.filter((frist) => frist.denneUge !== 0 || frist.overskredne !== 0).map((frist) => ({ ...frist, navn: navn(frist.fristtype) }));
  const boks = (overskrift, figur, tal) => el('section', { className: 'tov-afsnit' }, el('header', {}, el('h2', {}, overskrift)),
    el('div', { className: 'tov-par' }, figur, el('div', { className: 'tov-tabeller' }, tal)));
  const dele = [
    el('header', { className: 'tov-titel' }, el('h1', {}, 'Programmet lige nu'), el('p', {}, `Afklaringspuljen, ${dag(o.idag)}`)),
    el('div', { className: 'tov-hovedtal' }, resultat,
      kort('Frister denne uge', antal(o.fristerDenneUge), el('p', {}, 'har dato til og med søndag')),
      kort('Overskredet', antal(over.skal), el('p', {}, 'frister, der skal holdes'), el('p', {}, `${antal(over.tilstraeb)} over mål, som tilstræbes`)))
  ];
  flade.replaceChildren(...dele);
  flade.append(
    boks('Hvor borgerne står', liggende('Antal borgere i hver fase. Tallene står i tabellen.', faser, [{ felt: 'antal', navn: 'Borgere' }]),
      tabel('Borgere i hver fase', ['Fase', 'Borgere'], faser.map((fase) => [fase.navn, antal(fase.antal)]))));
  if (o.udvikling.length > 0) {
    flade.append(boks('Udviklingen mod 80 %', udvikling('Procent i mål måned for måned, mod målet på 80 procent. Tallene står i tabellen.', o.udvikling, MAAL),
      tabel('Måned for måned', ['Måned', 'I mål', 'Måles', 'Procent'],
        o.udvikling.map((m) => [maaned(m.maaned), antal(m.taeller), antal(m.naevner), procent(m.procent)]))));
  }
  if (frister.length > 0) {
    flade.append(boks('Frister', liggende('Frister denne uge og overskredne, efter art. Tallene står i tabellen.', frister,
      [{ felt: 'denneUge', navn: 'Denne uge' }, { felt: 'overskredne', navn: 'Overskredet' }]),
    tabel('Frister denne uge og overskredne', ['Frist', 'Denne uge', 'Overskredet'],
      frister.map((frist) => [frist.navn, antal(frist.denneUge), antal(frist.overskredne)]))));
  }
}

export default [{
  id: 'tovholder-programoversigt',
  pluginPoint: 'cockpit.dashboard',
  priority: 10,
  render(node) {
    const flade = el('div', { className: 'tov-styregruppe tov-oversigt', ariaBusy: 'true' });
    node.replaceChildren(flade);
    kald('oversigt').then((o) => tegn(flade, o))
      .catch((fejl) => flade.replaceChildren(el('p', { role: 'status' }, fejl.message)))
      .finally(() => { flade.ariaBusy = 'false'; });
  }
}];
