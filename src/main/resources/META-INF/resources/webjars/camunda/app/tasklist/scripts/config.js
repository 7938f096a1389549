document.documentElement.lang = 'da';

export default {
  app: {
    name: 'Opgaver',
    vendor: 'Tovholder'
  },
  locales: {
    availableLocales: ['da'],
    fallbackLocale: 'da'
  },
  // Danish inside the forms, and no citizen's data left behind in the browser.
  customScripts: ['scripts/dansk.js', 'scripts/udbakke.js'],
  disableWelcomeMessage: true
};
