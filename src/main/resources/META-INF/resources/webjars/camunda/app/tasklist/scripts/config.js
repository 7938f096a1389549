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
  // Danish inside the forms, no citizen's data left behind in the browser, and how the deadlines stand.
  customScripts: ['scripts/dansk.js', 'scripts/frist.js'],
  disableWelcomeMessage: true
};
