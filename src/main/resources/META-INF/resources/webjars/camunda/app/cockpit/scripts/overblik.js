/*
 * Most who come here follow the models: how many stand where. They get the diagrams and their counts;
 * what the server would refuse them is not shown. Operators keep failed jobs and incidents.
 */

const FOR_DRIFT = new Set(['incidents-tab', 'jobs-tab', 'pd-incidents-tab', 'increase-incident-job-retry']);

const FOR_ALLE = new Set([
  'proceses', 'process-definition', 'runtime', 'activity-definition-call-activity-overlay',
  'activity-instance-statistics-overlay', 'activity-instance-call-activity-overlay', 'call-process-definitions-table'
]);

const STYRET = [
  'cockpit.navigation', 'cockpit.processDefinition.runtime.tab', 'cockpit.processDefinition.runtime.action',
  'cockpit.processInstance.runtime.tab', 'cockpit.processInstance.runtime.action', 'cockpit.incident.action',
  'cockpit.jobDefinition.action'
];

const EGNE = /^tovholder/;

async function erDrift() {
  const svar = await window.fetch('../../../api/admin/auth/user/default', { credentials: 'same-origin' });
  return svar.ok && (await svar.json()).authorizedApps.includes('admin');
}

let drift = false;

const EGEN_OVERSIGT = '<div class="ctn-view dashboard container-fluid"><view ng-repeat="plugin in visninger" provider="plugin" '
  + 'vars="variable"></view></div>';

const egenOversigt = ['$scope', 'Views', 'page', '$translate', function vis($scope, views, page, $translate) {
  $scope.visninger = views.getProviders({ component: 'cockpit.dashboard' });
  $scope.variable = { read: [] };
  $scope.$root.showBreadcrumbs = false;
  page.breadcrumbsClear();
  page.titleSet($translate.instant('DASHBOARD_DASHBOARD'));
}];

async function opdater() {
  try {
    drift = await erDrift();
  } catch (fejl) {
    return;
  }
  document.documentElement.classList.toggle('kun-model', !drift);
}
try {
  drift = await erDrift();
} catch (fejl) {
  drift = false;
}
document.documentElement.classList.toggle('kun-model', !drift);
window.addEventListener('hashchange', opdater);

window.angular.module('ng').run(['$injector', ($injector) => {
  if (!$injector.has('Views')) {
    return;
  }
  const views = $injector.get('Views');
  const alle = views.getProviders;
  views.getProviders = (valg) => alle.call(views, valg).filter((view) => !STYRET.includes(valg.component)
    || FOR_ALLE.has(view.id) || EGNE.test(view.id) || (drift && FOR_DRIFT.has(view.id)));
  // Who has just signed in is known before the first page is chosen: nothing is asked that would be refused.
  $injector.get('$rootScope').$on('authentication.changed', (haendelse, bruger) => {
    drift = Boolean(bruger) && bruger.canAccess('admin');
    document.documentElement.classList.toggle('kun-model', !drift);
  });
  // The vendor's dashboard counts what only operators may count: the others get the product's own parts of it.
  $injector.get('$rootScope').$on('$routeChangeStart', (haendelse, naeste) => {
    if (naeste.$$route?.originalPath === '/dashboard' && !drift) {
      naeste.template = EGEN_OVERSIGT;
      naeste.controller = egenOversigt;
    }
  });
}]);

/* A wide model is drawn small: its counts are drawn as much larger. */
function forstoer(lag) {
  const zoom = new DOMMatrixReadOnly(lag.style.transform || 'none').a;
  lag.style.setProperty('--tov-forstoer', String(Math.max(1, 1 / (zoom || 1)).toFixed(3)));
}

new MutationObserver((aendringer) => {
  for (const aendring of aendringer) {
    if (aendring.target.classList.contains('djs-overlay-container')) {
      const lag = aendring.target;
      if (lag.dataset.transform !== lag.style.transform) {
        lag.dataset.transform = lag.style.transform;
        forstoer(lag);
      }
    }
  }
}).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['style'] });

/* The buttons on a diagram have English titles that no translation file reaches. */
const KNAPPER = new Map([
  ['reset zoom', 'Vis hele diagrammet'],
  ['zoom in', 'Zoom ind'],
  ['zoom out', 'Zoom ud']
]);

new MutationObserver(() => {
  for (const [engelsk, dansk] of KNAPPER) {
    document.querySelectorAll(`[title="${engelsk}"]`).forEach((knap) => { knap.title = dansk; });
  }
}).observe(document.body, { subtree: true, childList: true });

export default [];
