import { antal, dage, el, kortMaaned, procent } from './faelles.js';

/*
 * Charts as vectors. Every bar has a pattern beside its colour, so that a chart can be read in black and white, and every
 * chart stands beside a table with the same numbers: to a screen reader it is one picture with a sentence.
 */

const FARVER = ['#17484c', '#e0a63f', '#9c2b23', '#7c9aa0', '#5b4a8a'];

/* The font by its name, for the library measures its words before they stand on the page. */
const TEKST = { color: '#1d2b2c', fontSize: 13, fontFamily: window.getComputedStyle(document.body).fontFamily };

const MOENSTRE = [
  null,
  { symbol: 'rect', symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 4, color: 'rgba(0,0,0,.4)' },
  { symbol: 'circle', symbolSize: 0.9, dashArrayX: [[5, 5], [0, 5, 5, 0]], dashArrayY: [5, 0], color: 'rgba(255,255,255,.75)' },
  { symbol: 'rect', symbolSize: 1, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, color: 'rgba(255,255,255,.8)' },
  { symbol: 'rect', symbolSize: 1, dashArrayX: [[3, 4]], dashArrayY: [3, 4], color: 'rgba(255,255,255,.7)' }
];

const FORKLARING = { bottom: 0, textStyle: TEKST, icon: 'rect', itemWidth: 18, itemHeight: 12, selectedMode: false };

/* How wide a chart is drawn for paper: beside its table, and over the whole page. */
const PAPIRBREDDE = 440;
const BREDT_PAPIR = 820;

const LINJEHOEJDE = 30;

const tegnede = new Map();

let bibliotek = null;

function hentBibliotek() {
  bibliotek ??= import('../../../lib/echarts.esm.min.js');
  return bibliotek;
}

/* The picture keeps its shape when paper gives it another width. */
function rammesaet(boks) {
  const svg = boks.querySelector('svg');
  if (svg !== null) {
    svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
    svg.setAttribute('aria-hidden', 'true');
  }
}

function paaPapir(boks) {
  return boks.closest('.tov-bred') === null ? PAPIRBREDDE : BREDT_PAPIR;
}

function tilpas(bredde) {
  for (const [boks, figur] of tegnede) {
    if (!boks.isConnected) {
      figur.dispose();
      tegnede.delete(boks);
      continue;
    }
    figur.resize({ width: bredde(boks) });
    figur.getZr().flush();
    rammesaet(boks);
  }
}

function paaSkaermen(boks) {
  return boks.clientWidth || PAPIRBREDDE;
}

window.addEventListener('beforeprint', () => tilpas(paaPapir));
window.addEventListener('afterprint', () => tilpas(paaSkaermen));
window.addEventListener('resize', () => {
  if (!window.matchMedia('print').matches) {
    tilpas(paaSkaermen);
  }
});

/**
 * Draws a chart in a box of its own, which is given at once.
 *
 * @param saetning what the chart shows, in a sentence
 */
function figur(saetning, hoejde, indhold) {
  const boks = el('div', { className: 'tov-figur', role: 'img', ariaLabel: saetning });
  boks.style.height = `${hoejde}px`;
  hentBibliotek().then((echarts) => {
    if (!boks.isConnected) {
      return;
    }
    const ny = echarts.init(boks, null, { renderer: 'svg', height: hoejde });
    ny.setOption({
      animation: false,
      color: FARVER,
      textStyle: TEKST,
      legend: FORKLARING,
      ...indhold
    });
    ny.getZr().flush();
    rammesaet(boks);
    tegnede.set(boks, ny);
  }).catch(() => boks.replaceChildren('Figuren kan ikke tegnes. Tallene står i tabellen.'));
  return boks;
}

const ROLIG = { axisLine: { lineStyle: { color: '#5a6464' } }, axisTick: { show: false } };

const NET = { splitLine: { lineStyle: { color: '#d5dcdc' } } };

function vaerdier(raekker, felt) {
  return raekker.map((raekke) => raekke[felt] ?? 0);
}

/**
 * Bars that lie, one line for each row.
 *
 * @param serier `{ felt, navn, stak }`: which field of a row, and what it is called
 */
export function liggende(saetning, raekker, serier, { tekst = antal, maal = null, hoejst = null, enhed = '' } = {}) {
  const flere = serier.length > 1;
  const stablet = serier.some((serie) => serie.stak);
  const hoejde = raekker.length * LINJEHOEJDE * (flere && !stablet ? 1.5 : 1) + (flere ? 66 : 40);
  return figur(saetning, Math.max(110, hoejde), {
    grid: { left: 8, right: 46, top: maal === null ? 8 : 24, bottom: flere ? 34 : 8, containLabel: true },
    legend: flere ? FORKLARING : { show: false },
    xAxis: { type: 'value', max: hoejst, axisLabel: { ...TEKST, formatter: (tal) => tal.toLocaleString('da-DK') + enhed, hideOverlap: true }, minInterval: 1, ...NET },
    yAxis: { type: 'category', inverse: true, data: raekker.map((raekke) => raekke.navn), axisLabel: { ...TEKST, width: 200, overflow: 'break', lineHeight: 14 }, ...ROLIG },
    series: serier.map((serie, nr) => ({
      type: 'bar',
      name: serie.navn,
      stack: serie.stak,
      itemStyle: { decal: MOENSTRE[nr] },
      barMaxWidth: 18,
      barGap: '10%',
      data: vaerdier(raekker, serie.felt),
      label: {
        show: !stablet,
        ...TEKST,
        // Beside the bar it would stand on the line of the goal.
        ...(maal === null ? { position: 'right' } : { position: 'insideLeft', color: '#fff', textBorderColor: FARVER[0], textBorderWidth: 3 }),
        formatter: ({ dataIndex }) => tekst(raekker[dataIndex][serie.felt])
      },
      markLine: nr === 0 && maal !== null ? maalstreg(maal, 'xAxis') : undefined
    }))
  });
}

function maalstreg(maal, akse) {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: '#9c2b23', type: 'dashed', width: 2 },
    label: { formatter: `Mål ${maal} %`, color: '#9c2b23', fontSize: 13, position: akse === 'xAxis' ? 'start' : 'insideStartTop' },
    data: [{ [akse]: maal }]
  };
}

/** Bars that stand, for what comes week by week. */
export function staaende(saetning, raekker, serier) {
  return figur(saetning, 280, {
    grid: { left: 8, right: 12, top: 16, bottom: 34, containLabel: true },
    xAxis: { type: 'category', data: raekker.map((raekke) => raekke.navn), axisLabel: TEKST, ...ROLIG },
    yAxis: { type: 'value', minInterval: 1, axisLabel: { ...TEKST, formatter: (tal) => tal.toLocaleString('da-DK') }, ...NET },
    series: serier.map((serie, nr) => serie.behov ? {
      type: 'scatter',
      name: serie.navn,
      data: vaerdier(raekker, serie.felt),
      symbol: 'diamond',
      symbolSize: 11,
      itemStyle: { color: '#fff', borderColor: FARVER[nr % FARVER.length], borderWidth: 2 },
      z: 5
    } : {
      type: 'bar',
      name: serie.navn,
      stack: serie.stak,
      itemStyle: { decal: MOENSTRE[nr] },
      barMaxWidth: 34,
      data: vaerdier(raekker, serie.felt),
      label: { show: !serie.stak, position: 'top', ...TEKST, formatter: ({ dataIndex }) => antal(raekker[dataIndex][serie.felt]) }
    })
  });
}

/** The percentage month by month against the target. */
export function udvikling(saetning, maaneder, maal, hoejde = 280) {
  const sidste = maaneder.length - 1;
  return figur(saetning, hoejde, {
    grid: { left: 8, right: 44, top: 16, bottom: 8, containLabel: true },
    legend: { show: false },
    xAxis: { type: 'category', data: maaneder.map((m) => kortMaaned(m.maaned)), axisLabel: { ...TEKST, hideOverlap: true }, ...ROLIG },
    yAxis: { type: 'value', min: 0, max: 100, interval: 20, axisLabel: { ...TEKST, formatter: '{value} %' }, ...NET },
    series: [{
      type: 'line',
      name: 'Procent i mål',
      data: maaneder.map((m) => m.procent),
      symbol: 'circle',
      symbolSize: 7,
      lineStyle: { width: 3 },
      areaStyle: { opacity: 0.08 },
      connectNulls: false,
      label: { show: true, position: 'top', ...TEKST, fontWeight: 600, formatter: ({ dataIndex }) => dataIndex === sidste ? procent(maaneder[dataIndex].procent) : '' },
      markLine: maalstreg(maal, 'yAxis')
    }]
  });
}

/** Days, with the middle and the average of each step. */
export function varigheder(saetning, raekker) {
  return liggende(saetning, raekker, [{ felt: 'median', navn: 'Median, dage' }, { felt: 'gennemsnit', navn: 'Gennemsnit, dage' }], { tekst: dage });
}
