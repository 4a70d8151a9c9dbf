import { places } from '#test/world.ts';
import type { Row } from './request.ts';
import type { Targets } from './world.ts';

/** Lists what is asked of Open311, of both editions: nobody learns more than anybody. */
export function open311Rows(targets: Targets): readonly Row[] {
  return [
    ['open311.discovery', '', {}],
    ...editionRows('', targets),
    ...editionRows('test_', targets),
  ];
}

function editionRows(edition: string, targets: Targets): readonly Row[] {
  const told = { service_code: 'rubbish', address_id: places.building, description: '垃圾滿了' };
  const unasked = { ...told, service_code: 'railing' };
  return [
    [`open311.${edition}services`, '', {}],
    [`open311.${edition}services`, 'next', { jurisdiction_id: places.nextCommunity }],
    [`open311.${edition}service`, '', { code: 'railing' }],
    [`open311.${edition}requests`, '', {}],
    [`open311.${edition}requests`, 'staff', { service_request_id: targets.staff }],
    [`open311.${edition}request`, 'public', { id: targets.open }],
    [`open311.${edition}request`, 'neighbours', { id: targets.neighbours }],
    [`open311.${edition}request`, 'staff', { id: targets.staff }],
    [`open311.${edition}request`, 'complaint', { id: targets.complaint }],
    [`open311.${edition}token`, 'public', { token: targets.open }],
    [`open311.${edition}token`, 'staff', { token: targets.staff }],
    [`open311.${edition}raise`, '', told],
    [`open311.${edition}raise`, 'unanswered', unasked],
  ];
}
