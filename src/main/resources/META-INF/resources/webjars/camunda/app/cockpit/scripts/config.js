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
  // Shows what the role may see, and the outbox.
  customScripts: ['../welcome/scripts/login.js', 'scripts/overblik.js', 'scripts/udbakke.js'],
  disableWelcomeMessage: true
};
