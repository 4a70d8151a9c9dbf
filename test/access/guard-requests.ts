import { NEXT_HOUSEHOLD, places } from '#test/world.ts';
import type { Targets } from './world.ts';
import { FLAT, asker } from './readers.ts';
import { own, reason } from './request.ts';
import type { Row } from './request.ts';

/** What is asked of passkeys: the answers are of a key of the asker. */
export function guardRows({ passkey, ...targets }: Targets): readonly Row[] {
  const { id, newKey, toSignIn, toStrengthen } = passkey;
  const mine = { hidden: 'passkeyId' } as const;
  const why = `${reason}：樓下漏水。`;
  const glass = { hidden: 'glassId' } as const;
  const { glass: glassId, recovery: recoveryId, recoveryNumber: number } = targets;
  const waiting = { hidden: 'recoveryId' } as const;
  return [
    ['guard.sign_in_page', '', {}],
    ['guard.ask_to_sign_in', '', {}],
    ['guard.sign_in', "asker's", { answer: toSignIn }],
    ['guard.strengthen_page', '', {}, own],
    ['guard.ask_to_strengthen', '', {}, own],
    ['guard.strengthen', "asker's", { answer: toStrengthen }],
    ['guard.passkeys', '', {}, own],
    ['guard.ask_to_add', '', {}, own],
    ['guard.add_passkey', "asker's", { answer: newKey, name: '新手機' }],
    ['guard.strengthen_by_sheet', '', { code: '12345678901237' }, own],
    ['guard.name_passkey', "asker's", { passkeyId: id, name: '手機' }, mine],
    ['guard.remove_passkey', "asker's", { passkeyId: id }, mine],
    ['guard.recovery', '', {}, own],
    ['guard.ask_recovery', '', {}, own],
    ['guard.withdraw_recovery', '', {}, own],
    ['guard.recoveries', '', {}, own],
    ['guard.confirm_recovery', "a dispatcher's", { recoveryId, number }, waiting],
    ['guard.glasses', '', {}, own],
    ['guard.break_page', 'building', { place: places.building }],
    ['guard.break_glass', "asker's telephone", { contact: asker.telephone, reason: why }],
    ['guard.break_glass', "asker's home", { householdId: FLAT, reason: why }],
    ['guard.break_glass', "asker's matter", { matter: targets.open, reason: why }],
    ['guard.break_glass', 'elsewhere', { householdId: NEXT_HOUSEHOLD, reason: why }],
    ['guard.glass', 'broken from outside', { glassId }, glass],
    ['guard.glass_review', "asker's", { glassId }, glass],
    ['guard.review_glass', "asker's", { glassId, finding: 'fair' }, glass],
  ];
}
