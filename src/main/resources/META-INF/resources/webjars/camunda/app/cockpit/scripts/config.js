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
  disableWelcomeMessage: true
};
