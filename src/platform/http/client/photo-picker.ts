import { shrink } from './shrink.ts';

const PREVIEW_PX = 176;

/**
 * Shows the photos that were picked, and makes them small enough for a weak network before they are
 * sent. Photos picked later join the earlier ones, so that several can be taken one by one.
 */
export class PhotoPicker extends HTMLElement {
  private photos: readonly File[] = [];

  connectedCallback(): void {
    const input = this.querySelector('input');
    if (input === null || typeof DataTransfer === 'undefined') return;
    input.addEventListener('change', () => void this.take(input));
  }

  private async take(input: HTMLInputElement): Promise<void> {
    const picked = [...(input.files ?? [])];
    const before = input.multiple ? this.photos : [];
    const most = Number(this.getAttribute('most'));
    this.photos = [...before, ...(await Promise.all(picked.map(shrink)))].slice(0, most);
    const files = new DataTransfer();
    for (const photo of this.photos) files.items.add(photo);
    input.files = files.files;
    await this.preview();
  }

  private async preview(): Promise<void> {
    const previews = this.querySelector('.photo-previews') ?? document.createElement('div');
    previews.className = 'photo-previews';
    previews.replaceChildren(...(await Promise.all(this.photos.map(drawPreview))));
    this.append(previews);
  }
}

/** What cannot be drawn here is shown as an empty square; the server says what is wrong with it. */
async function drawPreview(photo: File): Promise<HTMLCanvasElement> {
  const canvas = document.createElement('canvas');
  canvas.width = PREVIEW_PX;
  canvas.height = PREVIEW_PX;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', photo.name);
  const image = await createImageBitmap(photo).catch(() => undefined);
  if (image === undefined) return canvas;
  const side = Math.min(image.width, image.height);
  const [x, y] = [(image.width - side) / 2, (image.height - side) / 2];
  canvas.getContext('2d')?.drawImage(image, x, y, side, side, 0, 0, PREVIEW_PX, PREVIEW_PX);
  image.close();
  return canvas;
}
