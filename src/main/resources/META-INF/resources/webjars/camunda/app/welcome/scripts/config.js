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
  disableWelcomeMessage: true
};
