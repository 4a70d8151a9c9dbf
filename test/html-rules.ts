import { HtmlValidate, StaticConfigLoader } from 'html-validate';
import type { ConfigData, ResolvedConfig } from 'html-validate';

/** Resolves its rules once; the loader beneath does so for each page, at half of its cost. */
class OnceResolved extends StaticConfigLoader {
  #resolved: ResolvedConfig | Promise<ResolvedConfig> | undefined;

  override getConfigFor(handle: string): ResolvedConfig | Promise<ResolvedConfig> {
    return (this.#resolved ??= super.getConfigFor(handle));
  }
}

/** Makes a validator that holds whole pages against the recommended rules of HTML, and these. */
export function htmlValidator(rules: NonNullable<ConfigData['rules']>): HtmlValidate {
  return new HtmlValidate(
    new OnceResolved({ root: true, extends: ['html-validate:recommended'], rules }),
  );
}
