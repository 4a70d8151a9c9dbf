import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { sql } from 'kysely';
import { findForm, listBatch } from '#/features/matters/store/paper-forms.ts';
import type { Context } from '#/platform/action/context.ts';
import { inWorld, people, places, refusalOf, told, valueOf } from '#test/matters-world.ts';
import type { MatterWorld } from '#test/matters-world.ts';
import { openDraft } from './drafts.ts';
import { beginForm, findFormBy, officePlaceOf, printForms } from './paper-forms.ts';
import { raiseMatter } from './raise.ts';

const NONE = { placeId: undefined };

/** Has chance give these bytes, one piece after the other. */
function drawing(context: Context, pieces: readonly (readonly number[])[]): Context {
  const left = [...pieces];
  const randomBytes = (size: number) => {
    const piece = left.shift() ?? [];
    return Uint8Array.from({ length: size }, (_, index) => piece[index] ?? 0);
  };
  return { ...context, services: { ...context.services, randomBytes } };
}

async function printOne(world: MatterWorld, by: string = people.zhuang): Promise<string> {
  const printed = await printForms(await world.as(by), { ...NONE, count: 1 });
  const [form] = await listBatch(world.db, valueOf(printed).batchId);
  assert.ok(form !== undefined);
  return form.number;
}

describe('printing sheets', () => {
  test('as many are made as were asked for, for the community of the office', () =>
    inWorld(async (world) => {
      const context = await world.as(people.chen);
      const { batchId } = valueOf(await printForms(context, { ...NONE, count: 7 }));
      const forms = await listBatch(world.db, batchId);
      assert.equal(new Set(forms.map(({ number }) => number)).size, 7);
      assert.ok(forms.every(({ communityId }) => communityId === places.community));
      const { rows } = await sql<{ data: object; subject_id: string }>`
        select data, subject_id from platform.journal where verb = 'print_forms'`.execute(world.db);
      assert.deepEqual(rows, [{ data: { count: 7 }, subject_id: batchId }]);
    }));

  test('a number that was drawn before is drawn again, until there are enough', () =>
    inWorld(async (world) => {
      const one = [0, 0, 0, 0, 0, 0, 0, 1];
      const first = drawing(await world.as(people.zhuang), [one]);
      await printForms(first, { ...NONE, count: 1 });
      assert.ok((await findForm(world.db, '00000018')) !== undefined);
      assert.equal(await findForm(world.db, '00000026'), undefined);
      const second = drawing(await world.as(people.zhuang), [one, one, [0, 0, 0, 0, 0, 0, 0, 2]]);
      const { batchId } = valueOf(await printForms(second, { ...NONE, count: 1 }));
      assert.deepEqual(
        (await listBatch(world.db, batchId)).map(({ number }) => number),
        ['00000026'],
      );
    }));

  test('nobody prints for a place that is not theirs, or above the communities', () =>
    inWorld(async (world) => {
      const print = async (by: string, placeId: string | undefined) =>
        refusalOf(await printForms(await world.as(by), { placeId, count: 1 }));
      assert.equal(await print(people.xu, places.community), 'not_found');
      assert.equal(await print(people.zhuang, 'nowhere'), 'not_found');
      assert.equal(await print(people.zhuang, places.district), 'place_too_high');
      assert.equal(await print(people.li, undefined), 'place_too_high');
    }));
});

describe('finding a sheet', () => {
  test('its number is read with spaces and full-width digits, and nothing else is one', () =>
    inWorld(async (world) => {
      const number = await printOne(world);
      const context = world.asVisitor();
      const spaced = `${number.slice(0, 4)} ${number.slice(4)}`;
      const wide = number.replaceAll(/\d/g, (digit) =>
        String.fromCodePoint(0xff10 + Number(digit)),
      );
      for (const text of [number, spaced, wide, ` ${number} `]) {
        assert.equal(valueOf(await findFormBy(context, text)).number, number, text);
      }
      for (const text of ['', number.slice(1), `${number}0`, 'abcdefgh', '00000018']) {
        assert.equal(refusalOf(await findFormBy(context, text)), 'form_unknown', text);
      }
    }));

  test('the office from which it is entered is the reader’s own, in its community', () =>
    inWorld(async (world) => {
      const form = valueOf(await findFormBy(world.asVisitor(), await printOne(world)));
      assert.equal(await officePlaceOf(await world.as(people.chen), form), places.building);
      assert.equal(await officePlaceOf(await world.as(people.zhuang), form), places.community);
      for (const by of [people.li, people.xu, people.he]) {
        assert.equal(await officePlaceOf(await world.as(by), form), undefined);
      }
      assert.equal(await officePlaceOf(world.asVisitor(), form), undefined);
    }));
});

describe('entering a sheet', () => {
  test('whom it is not for, and who may not, are refused; nothing is begun', () =>
    inWorld(async (world) => {
      const number = await printOne(world);
      const begin = async (by: string, personId: string, text = number) =>
        refusalOf(await beginForm(await world.as(by), { number: text, personId }));
      assert.equal(await begin(people.zhuang, people.wang, '00000018'), 'form_unknown');
      assert.equal(await begin(people.xu, people.wang), 'not_found');
      assert.equal(await begin(people.li, people.wang), 'not_found');
      assert.equal(await begin(people.chen, people.li), 'no_consent');
      const { rows } = await sql`select from matters.draft`.execute(world.db);
      assert.equal(rows.length, 0);
    }));

  test('a draft without a sheet, and a sheet without a matter, are as they were', () =>
    inWorld(async (world) => {
      const number = await printOne(world);
      valueOf(await raiseMatter(await world.as(people.li), told()));
      assert.equal((await findForm(world.db, number))?.entered, undefined);
      assert.equal(await openDraft(await world.as(people.li), 'no such token'), undefined);
    }));

  test('the same words sent twice are one matter of one sheet', () =>
    inWorld(async (world) => {
      const number = await printOne(world);
      const raise = async (paperForm: string, body = '坡上的燈不亮。') =>
        raiseMatter(await world.as(people.zhuang, people.wang), told({ body, paperForm }));
      const first = valueOf(await raise(number));
      const second = valueOf(await raise(number));
      assert.deepEqual([second.isRepeat, second.id], [true, first.id]);
      assert.equal((await findForm(world.db, number))?.entered?.matterId, first.id);
      const other = await printOne(world);
      assert.equal(valueOf(await raise(other)).isRepeat, true, 'two sheets with the same words');
      assert.equal(refusalOf(await raise(number, '門口的燈也不亮。')), 'form_entered_already');
    }));

  test('a sheet of one community is no matter of another', () =>
    inWorld(async (world) => {
      const number = await printOne(world);
      const elsewhere = told({ placeId: places.nextCommunity, paperForm: number });
      const raised = await raiseMatter(await world.as(people.xu), elsewhere);
      assert.equal(refusalOf(raised), 'form_entered_already');
    }));
});
