import { namedPlaceColumns, namedPlaceFaults } from '#/features/places/index.ts';
import type { NamedPlaceFault } from '#/features/places/index.ts';
import type { Catalogue, Names } from '#/platform/i18n/catalogue.ts';
import type { Sentence } from '#/platform/http/errors/words.ts';
import type { SheetColumn } from '#/platform/sheet/kind.ts';
import { MAX_NAME, MAX_TELEPHONE } from '#/features/organisations/model.ts';

/** The columns of a sheet of organisations. */
export const organisationColumns: readonly SheetColumn[] = [
  {
    key: 'name',
    heading: { hant: '組織名稱', hans: '组织名称', en: 'Organisation' },
    note: {
      hant: '一行一個組織。同一個地方同名的，就當是同一個。',
      hans: '一行一个组织。同一个地方同名的，就当是同一个。',
      en: 'One organisation a row. The same name at the same place is the same organisation.',
    },
    example: '東星小區業委會',
    isRequired: true,
    most: MAX_NAME,
  },
  {
    key: 'kind',
    heading: { hant: '組織種類', hans: '组织种类', en: 'Kind' },
    note: {
      hant: '照這裡的叫法寫，例如業委會。',
      hans: '照这里的叫法写，例如业委会。',
      en: 'As kinds are called here, such as Owners’ committee.',
    },
    example: '業委會',
    isRequired: true,
    most: 60,
  },
  ...namedPlaceColumns,
  {
    key: 'telephone',
    heading: { hant: '電話', hans: '电话', en: 'Telephone' },
    note: {
      hant: '辦公的電話，大家都看得到。空著就不改。',
      hans: '办公的电话，大家都看得到。空着就不改。',
      en: 'Its office number, which everybody sees. Empty leaves it as it is.',
    },
    example: '0592-000 0001',
    isRequired: false,
    most: MAX_TELEPHONE,
  },
];

type OwnFault =
  | 'organisation_kind_unknown'
  | 'organisation_other_kind'
  | 'telephone_unreadable'
  | 'organisation_in_use'
  | 'organisation_changed_since';

const faults: Catalogue<{ readonly [code in NamedPlaceFault | OwnFault]: Sentence }> = {
  'zh-Hant': {
    ...namedPlaceFaults['zh-Hant'],
    organisation_kind_unknown: ({ said }) => `沒有「${said}」這種組織。請照這裡的叫法寫。`,
    organisation_other_kind: ({ said }) =>
      `「${said}」已經有了，但是另一種組織。種類不能用表格改。`,
    telephone_unreadable: ({ said }) => `「${said}」打不通。請寫電話號碼，或空著。`,
    organisation_in_use: () => '這個組織已經有人任職或有事情記在上面，留下了。',
    organisation_changed_since: () => '這個組織後來又改過，留下了。',
  },
  'zh-Hans': {
    ...namedPlaceFaults['zh-Hans'],
    organisation_kind_unknown: ({ said }) => `没有“${said}”这种组织。请照这里的叫法写。`,
    organisation_other_kind: ({ said }) => `“${said}”已经有了，但是另一种组织。种类不能用表格改。`,
    telephone_unreadable: ({ said }) => `“${said}”打不通。请写电话号码，或空着。`,
    organisation_in_use: () => '这个组织已经有人任职或有事情记在上面，留下了。',
    organisation_changed_since: () => '这个组织后来又改过，留下了。',
  },
  en: {
    ...namedPlaceFaults.en,
    organisation_kind_unknown: ({ said }) =>
      `There is no kind of organisation called “${said}”. Write it as it is called here.`,
    organisation_other_kind: ({ said }) =>
      `“${said}” is there already, as another kind, which a sheet does not change.`,
    telephone_unreadable: ({ said }) => `“${said}” cannot be dialled. Write a number, or nothing.`,
    organisation_in_use: () => 'This organisation has posts, people or matters by now; it stays.',
    organisation_changed_since: () => 'This organisation has been changed since; it stays.',
  },
};

const names: Names = { hant: '組織', hans: '组织', en: 'Organisations' };
const lead: Names = {
  hant: '一行一個組織：業委會、物業、志願隊等。已經有的只改電話。',
  hans: '一行一个组织：业委会、物业、志愿队等。已经有的只改电话。',
  en: 'One organisation a row. Of one that is there already only the telephone is changed.',
};

/** The words of a sheet of organisations. */
export const organisationSheetWords = { names, lead, faults };
