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
  // Shows what the role may see.
  customScripts: ['scripts/overblik.js'],
  disableWelcomeMessage: true
};
