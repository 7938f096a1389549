document.documentElement.lang = 'da';

export default {
  app: {
    name: 'Cockpit',
    vendor: 'Tovholder'
  },
  locales: {
    availableLocales: ['da'],
    fallbackLocale: 'da'
  },
  // Shows what the role may see, the programme at a glance and on the diagrams, the statement, the outbox,
  // and in the demo the playing.
  customScripts: ['../welcome/scripts/login.js', 'scripts/overblik.js', 'scripts/programoversigt.js', 'scripts/varmekort.js',
    'scripts/styregruppe.js', 'scripts/udbakke.js', 'scripts/afspilning.js'],
  disableWelcomeMessage: true
};
