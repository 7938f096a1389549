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
  // Danish inside the forms, no citizen's data left behind in the browser, how the deadlines stand, who the citizen is, the letters, and cohorts.
  customScripts: ['../welcome/scripts/login.js', 'scripts/dansk.js', 'scripts/frist.js', 'scripts/borger.js', 'scripts/udbakke.js',
    'scripts/kohorter.js'],
  disableWelcomeMessage: true
};
