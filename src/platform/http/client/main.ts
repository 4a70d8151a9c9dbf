/* What the browser adds to pages that work without it. Each part looks for its own marks. */
import { watchPage } from './live.ts';
import { closeMenus, takeFocus } from './page.ts';
import { PhotoPicker } from './photo-picker.ts';
import { ReadAloud } from './read-aloud.ts';
import { sendOnce } from './send-once.ts';
import { TextCount } from './text-count.ts';
import { keepTyped } from './keep-typed.ts';

takeFocus();
closeMenus();
sendOnce();
keepTyped();
watchPage();
customElements.define('text-count', TextCount);
customElements.define('photo-picker', PhotoPicker);
customElements.define('read-aloud', ReadAloud);
