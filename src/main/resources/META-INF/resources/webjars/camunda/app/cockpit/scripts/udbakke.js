import { visUdbakke } from './udbakkevisning.js';

/* The outbox as a page of Cockpit, and the way to it. */

export default [{
  id: 'tovholder-udbakke',
  pluginPoint: 'cockpit.route',
  priority: 5,
  properties: { path: '/udbakke' },
  render: visUdbakke
}, {
  id: 'tovholder-udbakke-menu',
  pluginPoint: 'cockpit.navigation',
  priority: 5,
  properties: { path: '/udbakke' },
  render(node) {
    const vej = document.createElement('a');
    vej.href = '#/udbakke';
    vej.textContent = 'Udbakke';
    node.replaceChildren(vej);
  }
}];
