import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { organisationEndpoints } from '#/features/organisations/index.ts';
import { deliveryStates, stops, topics } from '#/features/webhooks/model.ts';
import type { ListenerPageOutput, ListenersOutput } from '#/features/webhooks/routes/shapes.ts';
import { webhookEndpoints } from '#/features/webhooks/routes/webhooks.ts';
import { webhookWords } from '#/features/webhooks/words/index.ts';
import { refusalWords } from '#/features/webhooks/words/refusals.ts';
import type { Page, View } from '#/platform/http/view.ts';
import { languages } from '#/platform/i18n/language.ts';
import { faults } from '#/platform/notify/outcome.ts';
import { drawn, drawnAt, drawnInAll, markupOf, sentForm, textOf, viewWith } from '#test/drawn.ts';
import { assertGivenBack, lawfulPage } from '#test/page-laws.ts';
import { listenerPage } from './listener.ts';
import { listenersPage } from './list.ts';
import { webhooksPanel } from './panel.ts';
import { deliveriesTable, listenersTable } from './tables.ts';

const BODY = '019cf000-0000-7000-8000-0000000000c1';
const ID = '019cf000-0000-7000-8000-0000000e0001';
const idOf = (number: number) => `019cf000-0000-7000-8000-0000000e10${10 + number}`;
const organisation = { id: BODY, name: '東興 <物業>' };
const yesterday = drawnAt.subtract({ hours: 24 });
const endpoints = [...webhookEndpoints, ...organisationEndpoints()];

const listener = {
  id: ID,
  name: '報修 <系統>',
  host: 'hooks.example.org:8443',
  topics: ['matter.came', 'matter.closed'],
  madeAt: yesterday,
} as const;

const message = {
  id: idOf(0),
  topic: 'matter.came',
  matter: '350203007010-2026-0041',
  happenedAt: yesterday,
  madeAt: yesterday,
  state: 'sent',
  attempts: 1,
  status: 200,
  dueAt: yesterday,
} as const;

const list = (changes: Partial<ListenersOutput> = {}): ListenersOutput => ({
  organisation,
  listeners: [listener],
  mayAdd: true,
  ...changes,
});

const one = (changes: Partial<ListenerPageOutput> = {}): ListenerPageOutput => ({
  organisation,
  listener,
  deliveries: [],
  failed: 0,
  ...changes,
});

const stoppedFor = (cause: (typeof stops)[number]) => ({
  ...listener,
  stopped: { at: yesterday, cause },
});

const eachState = deliveryStates.map((state, number) => ({ ...message, id: idOf(number), state }));
const eachFault = faults.map((fault, number) => {
  const failed = { state: 'given_up', attempts: 12, status: undefined, fault } as const;
  return { ...message, id: idOf(number), ...failed };
});

/** Every page on which programs that are told are kept, in each state it can be in. */
const pages: Readonly<Record<string, (view: View) => Page>> = {
  'a body that has none': (view) => listenersPage(view, list({ listeners: [] })),
  'a body with one, and room for more': (view) => listenersPage(view, list()),
  'a body that is full': (view) => listenersPage(view, list({ mayAdd: false })),
  'a body whose programs were stopped': (view) =>
    listenersPage(view, list({ listeners: stops.map(stoppedFor) })),
  'a program that was told nothing yet': (view) => listenerPage(view, one()),
  'a program whose secret was changed': (view) =>
    listenerPage(view, one({ listener: { ...listener, olderUntil: drawnAt.add({ hours: 5 }) } })),
  'a program that was paused, with failures': (view) =>
    listenerPage(view, one({ listener: stoppedFor('hand'), deliveries: eachState, failed: 2 })),
  'a program that is gone': (view) => listenerPage(view, one({ listener: stoppedFor('gone') })),
  'a program that failed': (view) => listenerPage(view, one({ listener: stoppedFor('failing') })),
  'a program with every end a message can have': (view) =>
    listenerPage(view, one({ deliveries: eachState, failed: 2, next: idOf(4) })),
  'a program with every fault there is': (view) =>
    listenerPage(view, one({ deliveries: eachFault, failed: faults.length })),
};

describe('a page about programs that are told', () => {
  for (const [name, draw] of Object.entries(pages)) {
    test(`says in three languages what it has to say: ${name}`, async () => {
      await drawnInAll(draw);
    });

    test(`is sound for those who need it larger, in the dark: ${name}`, async () => {
      await drawn(draw, { language: 'en', isElder: true, theme: 'dark' });
    });

    test(`has only forms that are answered and links that lead somewhere: ${name}`, async () => {
      const matter = { method: 'GET', path: '/matters/:id' } as const;
      const [first] = webhookEndpoints;
      assert.ok(first !== undefined);
      await lawfulPage(draw(viewWith()), [...endpoints, { ...first, ...matter }]);
    });
  }

  test('gives back what was typed, with the mistake at its field', async () => {
    const adding = await assertGivenBack(
      (view) => listenersPage(view, list()),
      viewWith(),
      endpoints,
    );
    assert.deepEqual(adding, ['webhooks.add']);
    const changing = await assertGivenBack(
      (view) => listenerPage(view, one()),
      viewWith(),
      endpoints,
    );
    assert.deepEqual(changing, ['webhooks.change']);
  });

  test('offers all topics, ticked for a new one, and for one that is there only its own', async () => {
    const ticked = (markup: string) =>
      [...markup.matchAll(/value="(matter\.\w+)"( checked)?/g)].flatMap(([, topic, is]) =>
        is === undefined ? [] : [topic],
      );
    const added = await markupOf(listenersPage(viewWith(), list()).body);
    assert.deepEqual(ticked(added), [...topics]);
    const changed = await markupOf(listenerPage(viewWith(), one()).body);
    assert.deepEqual(ticked(changed), [...listener.topics]);
    assert.ok(!changed.includes('checked="" value="matter.done"'));
  });

  test('asks for an address where there is none yet, and lets it stay where there is', async () => {
    for (const language of languages) {
      const say = webhookWords[language];
      const view = viewWith({ language });
      assert.ok((await textOf(listenersPage(view, list()).body)).includes(say.urlHint));
      const kept = await textOf(listenerPage(view, one()).body);
      assert.ok(kept.includes(say.urlKept(listener.host)));
    }
  });

  test('says once on top why a button came to nothing', async () => {
    const refusal = refusalWords.en.refusals.still_waiting({});
    const form = sentForm({ endpoint: 'webhooks.replay', refusal });
    const view = viewWith({ language: 'en', form });
    const text = await textOf(listenerPage(view, one({ deliveries: eachState })).body);
    assert.equal(text.split(refusal).length - 1, 1);
    const change = sentForm({ endpoint: 'webhooks.change', values: { name: '' }, refusal });
    const changed = viewWith({ language: 'en', form: change });
    const own = await textOf(listenerPage(changed, one()).body);
    assert.equal(own.split(refusal).length - 1, 1, 'the form that was typed in says it itself');
  });
});

describe('the log on the page', () => {
  const addressesOf = async (shown: ListenerPageOutput) => {
    const markup = await markupOf(listenerPage(viewWith(), shown).body);
    return [...markup.matchAll(/action="([^"]+)"/g)].map(([, address]) => address ?? '');
  };

  test('lets be sent again what is over, and nothing that is on its way', async () => {
    const again = (await addressesOf(one({ deliveries: eachState }))).filter((address) =>
      address.includes('/deliveries/'),
    );
    const over = eachState.filter(({ state }) => state !== 'waiting' && state !== 'sending');
    const expected = over.map(({ id }) => `/webhooks/${ID}/deliveries/${id}/replays`);
    assert.deepEqual(again, expected);
  });

  test('lets nothing be sent again while the program is stopped', async () => {
    const stopped = one({ listener: stoppedFor('hand'), deliveries: eachState, failed: 2 });
    const addresses = await addressesOf(stopped);
    assert.deepEqual(
      addresses.filter((address) => /replays|trials/.test(address)),
      [],
    );
    assert.ok(addresses.includes(`/webhooks/${ID}/pause?_method=DELETE`));
  });

  test('says when one that failed is tried next, and how often it was', async () => {
    const dueAt = drawnAt.add({ minutes: 9 });
    const waiting = { ...message, state: 'waiting', attempts: 3, status: 503, dueAt } as const;
    const shown = one({ deliveries: [{ ...waiting, fault: 'not_now' }] });
    for (const language of languages) {
      const say = webhookWords[language];
      const text = await textOf(listenerPage(viewWith({ language }), shown).body);
      for (const words of [say.answered('503'), say.faults.not_now, say.attempts('3')])
        assert.ok(text.includes(words), `${language}: ${words}`);
      assert.match(text, /9/);
    }
    const fresh = one({ deliveries: [{ ...waiting, attempts: 0, status: undefined }] });
    const text = await textOf(listenerPage(viewWith(), fresh).body);
    assert.doesNotMatch(text, /試了|下次|對方回答/);
  });

  test('leads to the matter of a message, and says of a test that it was one', async () => {
    const trial = { ...message, id: idOf(1), topic: 'trial', matter: undefined } as const;
    const markup = await markupOf(
      listenerPage(viewWith(), one({ deliveries: [message, trial] })).body,
    );
    assert.equal(markup.match(/href="\/matters\/350203007010-2026-0041"/g)?.length, 1);
    assert.match(markup, /送到了 · 試發/);
  });

  test('goes on to what was sent before, after the last line of the page', async () => {
    const more = one({ deliveries: eachState, next: idOf(4) });
    const markup = await markupOf(listenerPage(viewWith(), more).body);
    assert.ok(markup.includes(`href="/webhooks/${ID}?after=${idOf(4)}"`));
    const last = await markupOf(listenerPage(viewWith(), one({ deliveries: eachState })).body);
    assert.doesNotMatch(last, /after=/);
  });
});

describe('a list that is taken away', () => {
  test('has a heading for each column, in three languages', () => {
    for (const language of languages) {
      const view = viewWith({ language });
      const tables = [
        listenersTable(view, list({ listeners: stops.map(stoppedFor) })),
        deliveriesTable(view, one({ deliveries: [...eachState, ...eachFault], next: idOf(3) })),
      ];
      for (const { headings, rows, name } of tables) {
        assert.notEqual(name.trim(), '');
        assert.equal(new Set(headings).size, headings.length, headings.join());
        for (const row of rows) assert.equal(row.length, headings.length);
      }
    }
  });

  test('has the words of the page, and the number by which the other side knows a message', () => {
    const { rows, next } = deliveriesTable(viewWith(), one({ deliveries: [message], next: ID }));
    assert.deepEqual(rows, [
      [
        '2026-11-21 19:34',
        '來了，或又回來了',
        message.matter,
        '送到了',
        200,
        1,
        undefined,
        `msg_${idOf(0)}`,
      ],
    ]);
    assert.deepEqual(next, { after: ID });
    assert.equal(deliveriesTable(viewWith(), one()).next, undefined);
    const [row] = listenersTable(viewWith(), list()).rows;
    assert.deepEqual(row?.slice(0, 4), [
      listener.name,
      listener.host,
      '來了，或又回來了 · 結束了',
      '正在接收',
    ]);
  });
});

test('the way there from an organisation’s page says what it is for, in three languages', async () => {
  for (const language of languages) {
    const markup = await markupOf(webhooksPanel(viewWith({ language }), BODY));
    assert.ok(markup.includes(`href="/organisations/${BODY}/webhooks"`));
    assert.ok(markup.includes(webhookWords[language].panelText));
  }
});

test('each refusal is said in three languages, with its number where it has one', () => {
  for (const language of languages) {
    const { refusals } = refusalWords[language];
    for (const sentence of Object.values(refusals)) assert.ok(sentence({}).length > 8);
    assert.match(refusals.too_many_listeners({ most: '10' }), /10/);
  }
});
