import type { HomeWords } from './shape.ts';

export const en: HomeWords = {
  refusals: {},
  product: 'Linli',
  motto: 'Everyone’s affairs, done by everyone',
  emergency: 'Emergency',
  homeTitle: (place) => `${place}: everyone’s affairs, done by everyone`,
  welcomeTitle: 'Everyone’s affairs: discussed, decided and done by everyone',
  welcomeLead:
    'Say what you need, somebody takes it up, you confirm that it is done. Every figure can be counted again.',
  raise: 'Raise something',
  raiseText: 'Something broken, a helping hand, something on your mind: say it.',
  seeBoard: 'See what is being done',
  findPlace: 'Find where you live',
  findPlaceHint: 'A community’s name, pinyin initials or code, for example: 岐山, qs.',
  demonstration: 'This is a demonstration',
  demonstrationText:
    'The people and what happens to them were written for it; places and codes are real. Click anything.',
  personas: 'Look at it as somebody else',
  enterAs: (name) => `Enter as ${name}`,
  about: 'About Linli',
  aboutParagraphs: [
    'Linli is software a neighbourhood runs itself with: somebody needs something, somebody takes it up, the one who asked confirms it; what concerns all is discussed, decided and seen by all.',
    'It runs on the own machine of a street office, a community or an owners’ committee. It calls no outside service, counts no visits, fetches no maps and no fonts, and works when the line is down.',
    'It is open: anyone may read it, change it and use it.',
  ],
  promises: 'What we promise',
  promiseLines: [
    'It serves; it does not watch: no scores or rankings of people, no tracks, no time online, no faces, no identity cards, no compulsory check-in.',
    'Nobody needs a telephone: family, a building leader or the counter can act for you with the same standing; you are told, and you can take it back.',
    'Nothing is asked twice: what a higher office wants to know is a query, not a form.',
    'Counts of fewer than five people are not published.',
  ],
  seal: {
    title: 'Nothing is changed afterwards',
    text: 'Everything that happens here is chained to what happened before. Whoever notes down the seal can tell later whether an entry was changed or taken out.',
    open: 'See the seal of the journal',
  },
  privacy: 'Your data',
  privacyLead: 'Who sees what is written here, and in the program and its tests.',
  levels: [
    {
      name: 'Public',
      text: 'What a matter is called, its building, how it goes. Raise it without a name and nobody sees who you are.',
    },
    {
      name: 'Neighbours',
      text: 'Signed-in people of the same community: how you are called, and your building.',
    },
    {
      name: 'Personal',
      text: 'Name, telephone, flat: only for whoever holds your matter, until it is done.',
    },
    {
      name: 'Sensitive',
      text: 'Children, health, disputes: only for named people, and every look is recorded.',
    },
  ],
  rights: 'At any time you can',
  rightLines: [
    'see all that is held about you under “My data”, take it along and have mistakes mended;',
    'have your data deleted, with time to think again;',
    'end any sign-in on any device;',
    'take back your consent that somebody acts for you;',
    'complain about any page here by the link at its foot.',
  ],
};
