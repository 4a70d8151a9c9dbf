import type { RefusalWords } from '#/platform/http/endpoint.ts';
import type { Open311Refusal } from '#/features/open311/model/asked.ts';

/** The sentences of the interface for Open311; each catalogue has them all. */
export type Open311Words = RefusalWords<Open311Refusal | 'sign_in_required'> & {
  readonly contact: (address: string) => string;
  readonly keyService: (address: string) => string;
  readonly serviceDescription: (group: string, name: string) => string;
  readonly yesOrNo: string;
  readonly yes: string;
  readonly no: string;
  readonly photoAt: (address: string) => string;
};
