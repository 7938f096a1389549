document.documentElement.lang = 'da';

export default {
  app: {
    name: 'Administration',
    vendor: 'Tovholder'
  },
  locales: {
    availableLocales: ['da'],
    fallbackLocale: 'da'
  },
  customScripts: ['../welcome/scripts/login.js'],
  disableWelcomeMessage: true
};
