import type { Role } from '#/platform/access/subject.ts';
import type { Catalogue } from '#/platform/i18n/catalogue.ts';
import type { ConsentWay, HelperKind, ResidenceRelation } from '#/features/people/model.ts';

/** What roles, relations and ways are called. */
export type TermWords = {
  readonly roles: { readonly [role in Role]: string };
  readonly residenceRelations: { readonly [relation in ResidenceRelation]: string };
  readonly helperKinds: { readonly [kind in HelperKind]: string };
  readonly consentWays: { readonly [way in ConsentWay]: string };
};

export const termWords: Catalogue<TermWords> = {
  'zh-Hant': {
    roles: {
      building_leader: '樓長',
      grid_worker: '網格員',
      community_worker: '社區工作者',
      dispatcher: '派單員',
      viewer: '查看數據',
      steward: '管理員',
    },
    residenceRelations: {
      owner: '業主',
      family: '家人',
      tenant: '租客',
      carer: '照護人員',
      other: '其他',
    },
    helperKinds: {
      child: '子女',
      parent: '父母',
      spouse: '配偶',
      relative: '親戚',
      guardian: '監護人',
      carer: '照護人員',
      neighbour: '鄰居',
    },
    consentWays: {
      in_person: '當面說的',
      paper: '紙上簽字',
      telephone: '電話裡說的',
      online: '本人網上同意',
    },
  },
  'zh-Hans': {
    roles: {
      building_leader: '楼长',
      grid_worker: '网格员',
      community_worker: '社区工作者',
      dispatcher: '派单员',
      viewer: '查看数据',
      steward: '管理员',
    },
    residenceRelations: {
      owner: '业主',
      family: '家人',
      tenant: '租客',
      carer: '照护人员',
      other: '其他',
    },
    helperKinds: {
      child: '子女',
      parent: '父母',
      spouse: '配偶',
      relative: '亲戚',
      guardian: '监护人',
      carer: '照护人员',
      neighbour: '邻居',
    },
    consentWays: {
      in_person: '当面说的',
      paper: '纸上签字',
      telephone: '电话里说的',
      online: '本人网上同意',
    },
  },
  en: {
    roles: {
      building_leader: 'Building leader',
      grid_worker: 'Grid worker',
      community_worker: 'Community worker',
      dispatcher: 'Dispatcher',
      viewer: 'Viewer of figures',
      steward: 'Steward',
    },
    residenceRelations: {
      owner: 'Owner',
      family: 'Family',
      tenant: 'Tenant',
      carer: 'Carer',
      other: 'Other',
    },
    helperKinds: {
      child: 'Son or daughter',
      parent: 'Mother or father',
      spouse: 'Husband or wife',
      relative: 'Relative',
      guardian: 'Guardian',
      carer: 'Carer',
      neighbour: 'Neighbour',
    },
    consentWays: {
      in_person: 'Said in person',
      paper: 'Signed on paper',
      telephone: 'Said by telephone',
      online: 'Given online by themselves',
    },
  },
};
