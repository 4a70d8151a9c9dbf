import type { Context } from '#/platform/action/context.ts';
import type { Html, View } from '#/platform/http/view.ts';

type Drawn = ((view: View) => Html) | undefined;

/** A part of a matter's page that another feature fills. */
export type MatterPanel = {
  readonly name: string;
  /** Loads what this reader may see and returns how to draw it; undefined when there is nothing. */
  readonly load: (
    context: Context,
    matter: { readonly communityId: string; readonly id: string },
  ) => Promise<Drawn>;
};

/** A part of the desk that another feature fills. */
export type DeskPanel = {
  readonly name: string;
  readonly load: (context: Context) => Promise<Drawn>;
};

/** What other features show on the pages of matters. */
export type MatterPanels = {
  readonly onMatter: readonly MatterPanel[];
  readonly onDesk: readonly DeskPanel[];
};

/** What others have to show, ready to be drawn. */
export type WithPanels = { readonly panels?: readonly ((view: View) => Html)[] };
