import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { Blank } from '#/features/matters/model/template.ts';

/** The sentences about the ready answers of a body. */
export type TemplateWords = {
  readonly title: string;
  readonly lead: string;
  readonly none: string;
  readonly noneText: string;
  readonly write: string;
  readonly body: string;
  readonly name: string;
  readonly nameHint: string;
  readonly words: string;
  readonly wordsEn: string;
  readonly wordsEnHint: string;
  readonly blanks: string;
  readonly blankOf: { readonly [blank in Blank]: string };
  readonly save: string;
  readonly change: string;
  readonly changeOne: (name: string) => string;
  readonly drop: string;
  readonly written: (name: string) => string;
  readonly changed: (name: string) => string;
  readonly dropped: (name: string) => string;
  readonly use: string;
  readonly useHint: string;
  readonly filled: (language: string) => string;
  readonly languages: {
    readonly 'zh-Hant': string;
    readonly 'zh-Hans': string;
    readonly en: string;
  };
  readonly manage: string;
  /** Stands for a deadline that is not known or over, wherever a day may stand. */
  readonly soon: string;
};

const hant: TemplateWords = {
  title: '常用答覆',
  lead: '常說的話寫好放在這裡，答覆時填進去，改一改就能送出。',
  none: '還沒有常用答覆',
  noneText: '把每天要說好幾遍的話寫成一條，大家都能用。',
  write: '寫一條常用答覆',
  body: '給哪個單位用',
  name: '叫什麼名字',
  nameHint: '例如：已經報修',
  words: '怎麼說',
  wordsEn: '用英文怎麼說',
  wordsEnHint: '提出的人看英文的話，就用這一段。',
  blanks: '可以空著、到時自動填的：',
  blankOf: {
    number: '這件事的編號',
    category: '是哪一類事',
    community: '社區的名字',
    deadline: '最晚哪一天辦好',
    organisation: '您單位的名字',
  },
  save: '存起來',
  change: '改',
  changeOne: (name) => `改「${name}」`,
  drop: '刪掉這一條',
  written: (name) => `「${name}」存好了，大家都能用。`,
  changed: (name) => `「${name}」改好了。`,
  dropped: (name) => `「${name}」刪掉了。`,
  use: '用常用答覆',
  useHint: '選一條填到下面，看過、改過再送出。已經寫的字不會丟。',
  filled: (language) => `填好了，用的是提出的人看的${language}。看過、改過再送出。`,
  languages: { 'zh-Hant': '繁體中文', 'zh-Hans': '簡體中文', en: '英文' },
  manage: '看全部常用答覆',
  soon: '我們另外告訴您的那一天',
};

const hans: TemplateWords = {
  title: '常用答复',
  lead: '常说的话写好放在这里，答复时填进去，改一改就能送出。',
  none: '还没有常用答复',
  noneText: '把每天要说好几遍的话写成一条，大家都能用。',
  write: '写一条常用答复',
  body: '给哪个单位用',
  name: '叫什么名字',
  nameHint: '例如：已经报修',
  words: '怎么说',
  wordsEn: '用英文怎么说',
  wordsEnHint: '提出的人看英文的话，就用这一段。',
  blanks: '可以空着、到时自动填的：',
  blankOf: {
    number: '这件事的编号',
    category: '是哪一类事',
    community: '社区的名字',
    deadline: '最晚哪一天办好',
    organisation: '您单位的名字',
  },
  save: '存起来',
  change: '改',
  changeOne: (name) => `改“${name}”`,
  drop: '删掉这一条',
  written: (name) => `“${name}”存好了，大家都能用。`,
  changed: (name) => `“${name}”改好了。`,
  dropped: (name) => `“${name}”删掉了。`,
  use: '用常用答复',
  useHint: '选一条填到下面，看过、改过再送出。已经写的字不会丢。',
  filled: (language) => `填好了，用的是提出的人看的${language}。看过、改过再送出。`,
  languages: { 'zh-Hant': '繁体中文', 'zh-Hans': '简体中文', en: '英文' },
  manage: '看全部常用答复',
  soon: '我们另外告诉您的那一天',
};

const en: TemplateWords = {
  title: 'Ready answers',
  lead: 'What you say often, written once: put it into an answer, change it, send it.',
  none: 'No ready answers yet',
  noneText: 'Write down what you say several times a day, and everybody in the body can use it.',
  write: 'Write a ready answer',
  body: 'For which body',
  name: 'What to call it',
  nameHint: 'For example: repair is ordered',
  words: 'What it says, in Chinese',
  wordsEn: 'What it says in English',
  wordsEnHint: 'Used when whoever asked reads English.',
  blanks: 'Blanks that are filled in by themselves:',
  blankOf: {
    number: 'the number of the matter',
    category: 'what kind of matter it is',
    community: 'the name of the community',
    deadline: 'the last day for having it done',
    organisation: 'the name of your body',
  },
  save: 'Save',
  change: 'Change',
  changeOne: (name) => `Change “${name}”`,
  drop: 'Delete this one',
  written: (name) => `“${name}” is saved; everybody in the body can use it.`,
  changed: (name) => `“${name}” is changed.`,
  dropped: (name) => `“${name}” is deleted.`,
  use: 'Use a ready answer',
  useHint:
    'Choose one to put it below; read and change it before you send it. What you have typed stays.',
  filled: (language) =>
    `Filled in, in the language whoever asked reads: ${language}. Read it and change it before you send it.`,
  languages: {
    'zh-Hant': 'traditional Chinese',
    'zh-Hans': 'simplified Chinese',
    en: 'English',
  },
  manage: 'All ready answers',
  soon: 'a day that we shall tell you',
};

/** The sentences about ready answers, in three languages. */
export const templateWords: Catalogue<TemplateWords> = { 'zh-Hant': hant, 'zh-Hans': hans, en };
