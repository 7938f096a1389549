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
  disableWelcomeMessage: true
};
