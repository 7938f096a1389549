document.documentElement.lang = 'da';

export default {
  app: {
    name: 'Start',
    vendor: 'Tovholder'
  },
  locales: {
    availableLocales: ['da'],
    fallbackLocale: 'da'
  },
  customScripts: ['scripts/login.js'],
  disableWelcomeMessage: true
};
