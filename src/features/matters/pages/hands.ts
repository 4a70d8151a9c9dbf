import { html } from 'hono/html';
import { unpressed } from '#/platform/http/components/index.ts';
import {
  actions,
  linkButton,
  quietButton,
  submitButton,
} from '#/platform/http/components/button.ts';
import { panel } from '#/platform/http/components/card.ts';
import { form } from '#/platform/http/components/form.ts';
import { notice } from '#/platform/http/components/notice.ts';
import { people } from '#/platform/http/components/person-row.ts';
import type { PersonRow } from '#/platform/http/components/person-row.ts';
import { summaryList } from '#/platform/http/components/summary-list.ts';
import { textArea } from '#/platform/http/components/text-area.ts';
import type { Html, View } from '#/platform/http/view.ts';
import { nameIn } from '#/platform/i18n/catalogue.ts';
import { formatAppointment, formatMoment, formatRelative } from '#/platform/i18n/format.ts';
import { toldWords } from '#/features/people/index.ts';
import { MAX_REASON } from '#/features/matters/model/limits.ts';
import type { MatterPage } from '#/features/matters/routes/shapes.ts';
import { behalfWords } from '#/features/matters/words/behalf.ts';
import { buttonWords } from '#/features/matters/words/buttons.ts';
import { matterWords } from '#/features/matters/words/matter.ts';
import { stateWords } from '#/features/matters/words/states.ts';
import { callPerson, sentence } from './persons.ts';
import { written, writtenProse } from './written.ts';

/** Says who has a matter in hand and who lends a hand, as far as the reader may know. */
export function handsPanel(view: View, shown: MatterPage): Html {
  const say = matterWords[view.language];
  const now = shown.hands.filter(({ until }) => until === undefined);
  const last = shown.hands.filter(({ role }) => role === 'lead').slice(0, 1);
  const hands = shown.bucket === 'closed' && now.length === 0 ? last : now;
  if (hands.length === 0) return panel({ title: say.whoHasIt }, nobody(view, shown));
  const isNamed = hands.some(({ person }) => person.isYou || person.name !== undefined);
  if (!isNamed) {
    const text = shown.bucket === 'closed' ? say.somebodyHadIt : say.somebodyHasIt;
    return panel({ title: say.whoHasIt }, html`<p>${text}</p>`);
  }
  const rows = hands.map(({ person, role, since }) => ({
    name: sentence(callPerson(view, person)),
    role: `${role === 'lead' ? say.leads : say.lendsAHand} · ${say.since(formatRelative(view, since))}`,
  }));
  return panel({ title: say.whoHasIt }, people(view.language, rows));
}

/** Gives whoever has it in hand what they need to reach the asker. */
export function contactPanel(view: View, shown: MatterPage): Html | '' {
  const say = matterWords[view.language];
  const { contact } = shown;
  if (contact === undefined) return glassPanel(view, shown);
  if (shown.isMine) return '';
  const where = nameIn(contact.home ?? shown.where.names, view.language);
  const row: PersonRow = {
    name: callPerson(view, shown.asker),
    role: where,
    telephone: contact.telephone,
    note: contact.telephone ?? say.contactNone,
  };
  return panel(
    { title: say.contact, id: 'contact' },
    html`${people(view.language, [row])}
      <p><small class="soft">${say.contactHint}</small></p>`,
  );
}

/** Leads staff whom no role tells who asked to what they can do when it is urgent. */
function glassPanel(view: View, shown: MatterPage): Html | '' {
  if (!shown.isAskerBeyond) return '';
  const say = matterWords[view.language];
  const address = `/glass/new?matter=${encodeURIComponent(shown.id)}`;
  return panel(
    { title: say.contact, id: 'contact' },
    html`<p class="soft">${say.glassHint}</p>
      ${actions(linkButton({ label: say.glass, address, icon: 'eye' }))}`,
  );
}

/** Tells the asker who was shown how to reach them. */
export function contactSeenPanel(view: View, shown: MatterPage): Html | '' {
  const say = matterWords[view.language];
  if (!shown.isMine || shown.contactSeenBy.length === 0) return '';
  const rows = shown.contactSeenBy.map((person) => ({
    name: sentence(callPerson(view, person)),
    role: say.contactSeenByText,
  }));
  return panel({ title: say.contactSeenBy }, people(view.language, rows));
}

/** Lists who would lend a hand, for whoever may say yes or thank them. */
export function offersPanel(view: View, shown: MatterPage): Html | '' {
  const say = matterWords[view.language];
  if (shown.offers.length === 0) return '';
  const rows = shown.offers.map((offer) => ({
    name: sentence(callPerson(view, offer.person)),
    role: formatRelative(view, offer.at),
    note: offer.words === undefined ? undefined : written(view.language, offer.words),
    action: shown.allowed.answerOffers ? offerButtons(view, shown, offer) : undefined,
  }));
  return panel(
    { title: say.offers, id: 'offers' },
    html`${shown.allowed.answerOffers ? html`<p class="soft">${say.offersHint}</p>` : ''}
    ${people(view.language, rows)}`,
  );
}

/** Says what somebody asks of the holder or the dispatcher, with the answer one may give. */
export function requestNotices(view: View, shown: MatterPage): readonly Html[] {
  const say = matterWords[view.language];
  return shown.requests.map((request) =>
    notice({
      look: 'warning',
      title:
        request.kind === 'release'
          ? say.releaseWanted
          : say.pauseWanted(
              request.until === undefined ? '' : formatAppointment(view, request.until),
            ),
      text: html`${writtenProse(view.language, request.reason)}
      ${request.kind === 'release' && shown.allowed.refuseRelease ? keepIt(view, shown) : ''}`,
    }),
  );
}

/** Sets the facts of a matter side by side: number, place, category, who, until when. */
export function factsPanel(view: View, shown: MatterPage): Html {
  const say = matterWords[view.language];
  const states = stateWords[view.language];
  const { deadlineAt, queue, cameIn } = shown;
  const place = nameIn(shown.where.names, view.language);
  return panel(
    { title: say.facts },
    summaryList(view.language, [
      { label: say.number, value: shown.reference },
      { label: say.where, value: html`<a href="/places/${shown.where.id}">${place}</a>` },
      { label: say.category, value: nameIn(shown.category.names, view.language) },
      ...(shown.about === undefined ? [] : [{ label: say.about, value: shown.about }]),
      { label: say.raisedBy, value: askerName(view, shown) },
      ...(cameIn === undefined
        ? []
        : [
            {
              label: behalfWords[view.language].cameIn,
              value: toldWords[view.language].actingWays[cameIn],
            },
          ]),
      { label: say.raisedAt, value: formatMoment(view, shown.raisedAt) },
      ...(deadlineAt === undefined
        ? []
        : [{ label: say.deadline, value: formatAppointment(view, deadlineAt) }]),
      { label: say.seenBy, value: states.visibilities[shown.visibility] },
      ...(queue === undefined ? [] : [{ label: say.queue, value: nameIn(queue, view.language) }]),
    ]),
  );
}

function askerName(view: View, shown: MatterPage): string {
  const isNamed = shown.asker.isYou || shown.asker.name !== undefined;
  if (!isNamed && shown.isAnonymous) return matterWords[view.language].noName;
  return sentence(callPerson(view, shown.asker));
}

function nobody(view: View, shown: MatterPage): Html {
  const say = matterWords[view.language];
  if (shown.bucket === 'closed') return html`<p>${say.nobodyAnyMore}</p>`;
  return html`<p>${say.nobodyYet}</p>
    <p class="soft">${say.nobodyYetText}</p>`;
}

function offerButtons(view: View, shown: MatterPage, offer: MatterPage['offers'][number]): Html {
  const say = buttonWords[view.language];
  const name = callPerson(view, offer.person);
  const address = `/matters/${shown.id}/offers/${offer.id}`;
  const own = unpressed(view);
  return actions(
    form(own, { endpoint: 'matters.accept_offer', address, method: 'PUT', look: 'row' }, () =>
      submitButton({ label: say.acceptOffer, spoken: say.acceptOfferSpoken(name) }),
    ),
    form(own, { endpoint: 'matters.decline_offer', address, method: 'DELETE', look: 'row' }, () =>
      quietButton({ label: say.declineOffer, spoken: say.declineOfferSpoken(name) }),
    ),
  );
}

function keepIt(view: View, shown: MatterPage): Html {
  const say = matterWords[view.language];
  const buttons = buttonWords[view.language];
  const address = `/matters/${shown.id}/release-request`;
  return html`${form(
    view,
    { endpoint: 'matters.refuse_release', address, method: 'DELETE' },
    (fields) =>
      html`${textArea(fields, { name: 'reason', label: say.keepItWhy, rows: 2, limit: MAX_REASON })}
      ${submitButton({ label: buttons.keepIt })}`,
  )}
  ${linkButton({ label: buttons.release, address: `/matters/${shown.id}/release` })}`;
}
