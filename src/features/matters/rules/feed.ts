import type { XmlElement } from '#/lib/xml.ts';

/** What stands in a feed (RFC 4287); addresses are whole. */
export type FeedTold = {
  readonly id: string;
  readonly language: string;
  readonly title: string;
  readonly author: string;
  readonly self: string;
  readonly page: string;
  readonly changedAt: Temporal.Instant;
  readonly entries: readonly FeedEntry[];
};

export type FeedEntry = {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly page: string;
  readonly category: { readonly code: string; readonly name: string };
  readonly raisedAt: Temporal.Instant;
  readonly changedAt: Temporal.Instant;
};

const ATOM = 'http://www.w3.org/2005/Atom';

/** Before anything has happened; a feed has to say when it last changed. */
const NEVER = Temporal.Instant.fromEpochMilliseconds(0);

/** Finds when the last of some things changed. */
export function lastChange(all: readonly Pick<FeedEntry, 'changedAt'>[]): Temporal.Instant {
  return all.reduce(
    (last, { changedAt }) => (Temporal.Instant.compare(changedAt, last) > 0 ? changedAt : last),
    NEVER,
  );
}

/** Makes the document of a feed. */
export function toAtom(told: FeedTold): XmlElement {
  return {
    name: 'feed',
    attributes: { xmlns: ATOM, 'xml:lang': told.language },
    content: [
      text('id', told.id),
      text('title', told.title),
      text('updated', moment(told.changedAt)),
      { name: 'author', content: [text('name', told.author)] },
      link('self', told.self, 'application/atom+xml'),
      link('alternate', told.page, 'text/html'),
      ...told.entries.map(toEntry),
    ],
  };
}

function toEntry(entry: FeedEntry): XmlElement {
  const { code: term, name: label } = entry.category;
  return {
    name: 'entry',
    content: [
      text('id', entry.id),
      text('title', entry.title),
      text('updated', moment(entry.changedAt)),
      text('published', moment(entry.raisedAt)),
      link('alternate', entry.page, 'text/html'),
      { name: 'category', attributes: { term, label }, content: '' },
      text('summary', entry.summary),
    ],
  };
}

function text(name: string, content: string): XmlElement {
  return { name, content };
}

function link(rel: string, href: string, type: string): XmlElement {
  return { name: 'link', attributes: { rel, type, href }, content: '' };
}

function moment(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second' });
}
