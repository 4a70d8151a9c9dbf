import { html } from 'hono/html';
import type { IconName } from '#/platform/http/components/icon.ts';
import { timeline } from '#/platform/http/components/timeline.ts';
import type { TimelineEvent } from '#/platform/http/components/timeline.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import type { Hidden } from '#/features/matters/model/hiding.ts';
import type { MatterPage, StoryLine } from '#/features/matters/routes/shapes.ts';
import { boardWords } from '#/features/matters/words/board.ts';
import { matterWords } from '#/features/matters/words/matter.ts';
import { storyVerbs, storyWords } from '#/features/matters/words/story.ts';
import type { StoryVerb } from '#/features/matters/words/story.ts';
import { hiddenWords } from './hidden.ts';
import { callPerson, sentence } from './persons.ts';
import { written, writtenProse } from './written.ts';

/** Tells what happened with a matter in sentences, with what people said in between. */
export function matterStory(view: View, shown: MatterPage): Html {
  const steps = shown.story.filter((line, index) => !isSilent(line) && !isRepeated(shown, index));
  const told = [
    ...steps.map((line) => ({ at: line.at, event: stepEvent(view, line) })),
    ...shown.comments.map((line) => ({ at: line.at, event: commentEvent(view, line) })),
  ];
  const inOrder = told.toSorted((a, b) => Temporal.Instant.compare(a.at, b.at));
  return timeline(
    view,
    inOrder.map(({ event }) => event),
  );
}

/** That a rule accepted it by itself is no news to anybody. */
function isSilent({ verb, by }: StoryLine): boolean {
  return verb === 'accept' && by.voice === 'system';
}

/** Of reminders that follow one another, the last says it all. */
function isRepeated({ story }: MatterPage, index: number): boolean {
  const [line, next] = [story[index], story[index + 1]];
  const isClock = line?.verb === 'remind' || line?.verb === 'overdue';
  return isClock && next?.verb === line.verb && next.to?.voice === line.to?.voice;
}

type Look = NonNullable<TimelineEvent['look']>;

const looks: { readonly [verb in StoryVerb]?: Look } = {
  raise: 'open',
  claim: 'wait',
  assign: 'wait',
  reassign: 'wait',
  start: 'wait',
  schedule: 'wait',
  mark_done: 'done',
  pass_check: 'done',
  confirm_solved: 'done',
  confirm_partly: 'done',
  confirm_by_others: 'done',
  not_fixed: 'open',
  reopen: 'open',
  request_reopen: 'open',
  fail_check: 'open',
  overdue: 'open',
};

const icons: { readonly [verb in StoryVerb]?: IconName } = {
  raise: 'flag',
  accept: 'check',
  claim: 'hand',
  assign: 'person',
  reassign: 'person',
  start: 'wrench',
  schedule: 'calendar',
  wait_for_asker: 'question',
  wait_for_partner: 'pause',
  pause: 'pause',
  request_pause: 'pause',
  answer: 'talk',
  mark_done: 'check',
  pass_check: 'eye',
  fail_check: 'undo',
  undo: 'undo',
  ask_to_verify: 'eye',
  verify_found: 'eye',
  verify_absent: 'eye',
  verify_unclear: 'eye',
  confirm_solved: 'heart',
  confirm_partly: 'heart',
  confirm_by_others: 'heart',
  not_fixed: 'undo',
  release: 'undo',
  return: 'undo',
  recall: 'undo',
  transfer: 'arrow-right',
  send_back: 'undo',
  take_back: 'undo',
  merge: 'arrow-right',
  call_out: 'megaphone',
  offer_help: 'users',
  accept_offer: 'users',
  change_category: 'pencil',
  change_place: 'pencil',
  add_photos: 'photo',
  hide: 'shield',
  show_again: 'eye',
  cover: 'shield',
  take_over: 'list',
  remind: 'bell',
  overdue: 'alert',
};

function stepEvent(view: View, line: StoryLine): TimelineEvent {
  const verb = knownVerb(line.verb);
  return {
    at: line.at,
    title: sentence(tell(view, line, verb)),
    body: line.note === undefined ? undefined : saidBody(view, line, noteOf(view, line)),
    look: (verb && looks[verb]) ?? 'plain',
    icon: verb && icons[verb],
  };
}

function tell(view: View, line: StoryLine, verb: StoryVerb | undefined): string {
  const say = storyWords[view.language];
  const person = callPerson(view, line.by);
  const { typedBy } = line;
  const who = typedBy === undefined ? person : say.onBehalf(callPerson(view, typedBy), person);
  const to = line.body === undefined ? callPerson(view, line.to) : nameIn(line.body, view.language);
  const told = { who, to };
  return verb === undefined ? say.somethingElse(told) : say.lines[verb](told);
}

/** Thanks are set in quotation marks, as what was really said. */
function noteOf(view: View, line: StoryLine): Html {
  const { quotes } = boardWords[view.language];
  if (!line.verb.startsWith('confirm_')) return writtenProse(view.language, line.note ?? '');
  return html`<p>${quotes.opens}${written(view.language, line.note ?? '')}${quotes.closes}</p>`;
}

function commentEvent(view: View, line: MatterPage['comments'][number]): TimelineEvent {
  const say = matterWords[view.language];
  const who = callPerson(view, line.by);
  const title = {
    public: say.says(who),
    parties: say.saysParties(who),
    staff: say.saysStaff(who),
  }[line.visibility];
  return {
    at: line.at,
    title: sentence(title),
    body: saidBody(view, line, writtenProse(view.language, line.body)),
    icon: 'talk',
  };
}

/** What was said, below the line that says what of it is hidden. */
function saidBody(
  view: View,
  { hidden }: { readonly hidden?: Hidden | undefined },
  said: Html,
): Html {
  if (hidden === undefined) return said;
  return html`<p class="soft">${hiddenWords(view, hidden)}</p>
    ${said}`;
}

/** A verb of a later release is told without its name. */
function knownVerb(verb: string): StoryVerb | undefined {
  return storyVerbs.find((known) => known === verb);
}
