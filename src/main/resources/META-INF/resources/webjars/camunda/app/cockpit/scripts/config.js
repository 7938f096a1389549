document.documentElement.lang = 'da';

export default {
  app: {
    name: 'Overblik',
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
