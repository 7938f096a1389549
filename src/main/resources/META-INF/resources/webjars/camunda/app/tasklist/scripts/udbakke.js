import { visUdbakke } from '../../cockpit/scripts/udbakkevisning.js';

/* The outbox in a window over the tasks: one's own letters. */

function aabn() {
  const vindue = document.createElement('dialog');
  vindue.className = 'tov-vindue';
  vindue.setAttribute('aria-label', 'Udbakke');
  const luk = document.createElement('button');
  luk.type = 'button';
  luk.className = 'tov-luk';
  luk.textContent = 'Luk';
  luk.onclick = () => vindue.close();
  const flade = document.createElement('div');
  flade.style.height = '100%';
  vindue.append(luk, flade);
  vindue.onclose = () => vindue.remove();
  document.body.append(vindue);
  visUdbakke(flade);
  vindue.showModal();
}

export default [{
  id: 'tovholder-udbakke',
  pluginPoint: 'tasklist.navbar.action',
  priority: 100,
  properties: { label: 'Udbakke' },
  render(node) {
    const knap = document.createElement('button');
    knap.type = 'button';
    knap.className = 'tov-menu';
    knap.textContent = 'Udbakke';
    knap.onclick = aabn;
    node.replaceChildren(knap);
  }
}];
