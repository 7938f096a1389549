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
function opdater() {
  erDrift().then((svar) => {
    drift = svar;
    document.documentElement.classList.toggle('kun-model', !drift);
  }, () => undefined);
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
}]);

export default [];
