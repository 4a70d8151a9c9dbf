import type { Targets } from './world.ts';
import { own } from './request.ts';
import type { Row } from './request.ts';

/** What is asked of passkeys: the answers are of a key of the asker. */
export function guardRows({ passkey }: Targets): readonly Row[] {
  const { id, newKey, toSignIn, toStrengthen } = passkey;
  const mine = { hidden: 'passkeyId' } as const;
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
  ];
}
