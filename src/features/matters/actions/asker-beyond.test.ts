import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publicIdOf } from '#/features/matters/model/address.ts';
import {
  above,
  dispatcher,
  inWorld,
  people,
  railing,
  refusalOf,
  valueOf,
} from '#test/matters-world.ts';
import { findAskerBeyond } from './asker-beyond.ts';
import { readMatter } from './view.ts';

test('who looks after a matter from above finds by number who asked, and is told no full name', async () => {
  await inWorld(async ({ as, raise }) => {
    const raised = await raise(people.chen, { visibility: 'neighbours' });
    const context = await as(above);
    const view = valueOf(await readMatter(context, raised));
    assert.deepEqual([view.asker.name, view.isAskerBeyond], ['陳師傅', true]);
    assert.equal(valueOf(await findAskerBeyond(context, publicIdOf(raised))), people.chen);
  });
});

test('whoever is told how to reach the asker needs no other way', async () => {
  await inWorld(async ({ as, raise }) => {
    const raised = await raise(people.chen);
    for (const reader of [people.zhuang, dispatcher]) {
      const context = await as(reader);
      assert.equal(valueOf(await readMatter(context, raised)).isAskerBeyond, false);
      assert.equal(refusalOf(await findAskerBeyond(context, publicIdOf(raised))), 'within_reach');
    }
    const own = valueOf(await readMatter(await as(people.chen), raised));
    assert.equal(own.isAskerBeyond, false, 'who asked is told nothing about themselves');
    const neighbour = valueOf(await readMatter(await as(people.li), raised));
    assert.equal(neighbour.isAskerBeyond, false, 'a neighbour looks after nothing');
  });
});

test('what is not there, and what is not theirs to see, finds nobody alike', async () => {
  await inWorld(async ({ as, raise }) => {
    const hidden = await raise(people.chen, { ...railing, visibility: 'staff' });
    for (const name of [publicIdOf(hidden), '350203007010-2026-9999', 'no number', '']) {
      assert.equal(refusalOf(await findAskerBeyond(await as(people.xu), name)), 'person_not_found');
    }
  });
});

test('whom a complaint is about never finds who raised it', async () => {
  await inWorld(async ({ as, raise }) => {
    const complaint = { ...railing, category: 'complaint', visibility: 'all' } as const;
    const raised = await raise(people.chen, { ...complaint, againstPersonId: above });
    const name = publicIdOf(raised);
    const accused = await as(above);
    assert.equal(refusalOf(await findAskerBeyond(accused, name)), 'person_not_found');
    const { subject } = accused;
    const colleague = {
      ...accused,
      subject: { ...subject, actorId: people.he, personId: people.he },
    };
    assert.equal(valueOf(await findAskerBeyond(colleague, name)), people.chen, 'the control');
  });
});
