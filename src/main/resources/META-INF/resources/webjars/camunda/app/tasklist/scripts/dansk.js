/*
 * The forms in Tasklist are English inside: placeholders, messages and the calendar.
 * This translates them as they appear, and keeps drafts of forms out of the browser's storage,
 * where they would lie in clear text for the next user of the machine.
 */

const TEKSTER = new Map([
  ['Select', 'Vælg'],
  ['Search', 'Søg'],
  ['No results', 'Intet fundet'],
  ['All values selected', 'Alle er valgt'],
  ['Nothing to show.', 'Ingen at vise.'],
  ['Add new', 'Tilføj'],
  ['Remove tag', 'Fjern'],
  ['Increment', 'Én op'],
  ['Decrement', 'Én ned'],
  ['Previous page', 'Forrige side'],
  ['Next page', 'Næste side'],
  ['Collapse', 'Fold sammen'],
  ['Field is required.', 'Feltet skal udfyldes.'],
  ['Field must be a valid email.', 'Skriv en gyldig e-mailadresse.'],
  ['Date and time must both be entered.', 'Angiv både dato og klokkeslæt.'],
  ['Value is not a number.', 'Skriv et tal.'],
  ['hh:mm', 'tt:mm'],
  ['dd.mm.yyyy', 'dd.mm.åååå'],
  ['d.m.yyyy', 'dd.mm.åååå']
]);

const MOENSTRE = [
  [/^Field must have minimum value of (.+)\.$/, 'Tallet skal være mindst $1.'],
  [/^Field must have maximum value of (.+)\.$/, 'Tallet må højst være $1.'],
  [/^Field must have minimum length of (.+)\.$/, 'Skriv mindst $1 tegn.'],
  [/^Field must have maximum length of (.+)\.$/, 'Skriv højst $1 tegn.'],
  [/^Field must match pattern .+\.$/, 'Formatet er forkert.'],
  [/^Field must be a valid +international phone number\..*$/, 'Skriv telefonnummeret med landekode, for eksempel +4512345678.'],
  [/^Please select a valid value, the two nearest valid values are (.+) and (.+)\.$/, 'Vælg en gyldig værdi, for eksempel $1 eller $2.'],
  [/^Show all \((\d+)\)$/, 'Vis alle ($1)'],
  [/^Remove list item (\d+)$/, 'Fjern nr. $1']
];

const ATTRIBUTTER = ['placeholder', 'aria-label', 'title'];

function dansk(tekst) {
  const kendt = tekst.trim();
  if (TEKSTER.has(kendt)) {
    return TEKSTER.get(kendt);
  }
  for (const [moenster, svar] of MOENSTRE) {
    if (moenster.test(kendt)) {
      return kendt.replace(moenster, svar);
    }
  }
  return undefined;
}

function oversaetTekst(knude) {
  const svar = dansk(knude.data);
  if (svar !== undefined && svar !== knude.data) {
    knude.data = svar;
  }
}

function oversaetElement(element) {
  for (const navn of ATTRIBUTTER) {
    const svar = element.hasAttribute(navn) ? dansk(element.getAttribute(navn)) : undefined;
    if (svar !== undefined && svar !== element.getAttribute(navn)) {
      element.setAttribute(navn, svar);
    }
  }
}

/* Only inside forms and their calendar, and never what a user has written or a form's own labels say. */
function iFormular(knude) {
  const element = knude.nodeType === Node.ELEMENT_NODE ? knude : knude.parentElement;
  return element !== null && element.closest('.fjs-container, .flatpickr-calendar') !== null
    && element.closest('label, .fjs-form-field-text') === null;
}

function oversaet(rod) {
  if (rod.nodeType === Node.TEXT_NODE) {
    if (iFormular(rod)) {
      oversaetTekst(rod);
    }
    return;
  }
  if (rod.nodeType !== Node.ELEMENT_NODE) {
    return;
  }
  const gang = document.createTreeWalker(rod, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  for (let knude = rod; knude !== null; knude = gang.nextNode()) {
    if (iFormular(knude)) {
      if (knude.nodeType === Node.TEXT_NODE) {
        oversaetTekst(knude);
      } else {
        oversaetElement(knude);
      }
    }
  }
}

new MutationObserver((aendringer) => {
  for (const aendring of aendringer) {
    if (aendring.type === 'childList') {
      aendring.addedNodes.forEach(oversaet);
    } else if (aendring.type === 'characterData') {
      oversaet(aendring.target);
    } else if (iFormular(aendring.target)) {
      oversaetElement(aendring.target);
    }
  }
}).observe(document.body, {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ATTRIBUTTER
});

/* The calendar has a locale of its own. */
const KALENDER = {
  weekdays: {
    shorthand: ['søn', 'man', 'tir', 'ons', 'tor', 'fre', 'lør'],
    longhand: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag']
  },
  months: {
    shorthand: ['jan', 'feb', 'mar', 'apr', 'maj', 'jun', 'jul', 'aug', 'sep', 'okt', 'nov', 'dec'],
    longhand: ['januar', 'februar', 'marts', 'april', 'maj', 'juni', 'juli', 'august', 'september', 'oktober',
      'november', 'december']
  },
  firstDayOfWeek: 1,
  ordinal: () => '.',
  rangeSeparator: ' til ',
  weekAbbreviation: 'Uge',
  scrollTitle: 'Rul for at ændre',
  toggleTitle: 'Klik for at skifte',
  yearAriaLabel: 'År',
  monthAriaLabel: 'Måned',
  hourAriaLabel: 'Time',
  minuteAriaLabel: 'Minut',
  time_24hr: true
};

function oversaetKalender() {
  if (window.flatpickr) {
    window.flatpickr.localize(KALENDER);
    window.flatpickr.setDefaults({ ariaDateFormat: 'j. F Y' });
  }
}
oversaetKalender();
document.addEventListener('focusin', oversaetKalender, { once: true });

/* Dates are written the Danish way in every browser: the forms ask for the browser's own. */
const Datoformat = Intl.DateTimeFormat;
function DanskDatoformat(locale, valg) {
  return new Datoformat(locale === undefined || locale === 'default' ? 'da-DK' : locale, valg);
}
DanskDatoformat.prototype = Datoformat.prototype;
DanskDatoformat.supportedLocalesOf = Datoformat.supportedLocalesOf;
Intl.DateTimeFormat = DanskDatoformat;

/* No drafts, and nothing left of the session after logout. */
const gem = Storage.prototype.setItem;
Storage.prototype.setItem = function (noegle, vaerdi) {
  if (!String(noegle).startsWith('camForm:')) {
    gem.call(this, noegle, vaerdi);
  }
};

function ryd() {
  if (/^#!?\/(login|logout)/.test(window.location.hash)) {
    window.localStorage.clear();
    window.sessionStorage.clear();
  }
}
ryd();
window.addEventListener('hashchange', ryd);

/* The demo's clock is not the browser's: calendars and "overdue" follow the demo. */
async function demoensUr() {
  const svar = await window.fetch('../../../api/engine/engine/', { credentials: 'same-origin', cache: 'no-store' });
  const ur = svar.headers.get('X-Tovholder-Ur');
  return ur === null ? undefined : Date.parse(ur) - BrowserensUr.now();
}

const BrowserensUr = Date;
let forskel;
try {
  forskel = await demoensUr();
} catch (fejl) {
  forskel = undefined;
}
if (forskel !== undefined) {
  window.Date = class Date extends BrowserensUr {
    constructor(...dele) {
      if (dele.length === 0) {
        super(BrowserensUr.now() + forskel);
      } else {
        super(...dele);
      }
    }

    static now() {
      return BrowserensUr.now() + forskel;
    }
  };
  window.setInterval(() => demoensUr().then((ny) => { forskel = ny ?? forskel; }, () => undefined), 15000);
}

/* Deadlines are dates, not "in a month"; the nearest stands first; what only the engine knows is no history. */
const FRIST_FOERST = JSON.stringify([{ sortBy: 'dueDate', sortOrder: 'asc' }]);
window.angular.module('angularMoment').run(['$injector', '$rootScope', '$location', 'amTimeAgoConfig',
  ($injector, $rootScope, $location, amTimeAgoConfig) => {
    amTimeAgoConfig.fullDateThreshold = -1000000;
    amTimeAgoConfig.fullDateFormat = 'D. MMMM YYYY';
    $rootScope.$on('$locationChangeSuccess', () => {
      if ($location.path() === '/' && !$location.search().sorting) {
        $location.search('sorting', FRIST_FOERST).replace();
      }
    });
    if ($injector.has('Views')) {
      const views = $injector.get('Views');
      const alle = views.getProviders;
      views.getProviders = (valg) => alle.call(views, valg).filter((view) => view.id !== 'task-detail-history');
    }
  }]);

export default [];
