import { el, kald } from './faelles.js';
import { visStyregruppe } from './styregruppevisning.js';

/* The monthly statement as a page of Cockpit, and the way to it for those whom it is for. */

const pladser = new Set();

async function tilbyd() {
  let maa = false;
  try {
    maa = (await kald('cockpit')).opgoerelser;
  } catch (fejl) {
    maa = false;
  }
  pladser.forEach((plads) => plads.replaceChildren(...(maa ? [el('a', { href: '#/styregruppe' }, 'Styregruppe')] : [])));
}

window.angular.module('ng').run(['$rootScope', ($rootScope) => {
  $rootScope.$on('authentication.changed', (haendelse, bruger) => {
    if (bruger) {
      tilbyd();
    }
  });
}]);

export default [{
  id: 'tovholder-styregruppe',
  pluginPoint: 'cockpit.route',
  priority: 6,
  properties: { path: '/styregruppe' },
  render: visStyregruppe
}, {
  id: 'tovholder-styregruppe-menu',
  pluginPoint: 'cockpit.navigation',
  priority: 6,
  properties: { path: '/styregruppe' },
  render(node) {
    pladser.add(node);
  }
}];
