/** What the whole installation keeps about people, and what it does when one of them leaves. */
export { holdings, leavers } from '#/app/personal.ts';
