const LONGEST_PX = 2048;
const SMALL_BYTES = 600_000;
const QUALITY = 0.85;

/** Makes a photo of a modern phone a tenth of its size; a small or unreadable one stays. */
export async function shrink(photo: File): Promise<File> {
  if (photo.size <= SMALL_BYTES) return photo;
  const image = await createImageBitmap(photo, { imageOrientation: 'from-image' }).catch(
    () => undefined,
  );
  if (image === undefined) return photo;
  const scale = Math.min(1, LONGEST_PX / Math.max(image.width, image.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(image.width * scale);
  canvas.height = Math.round(image.height * scale);
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  image.close();
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', QUALITY);
  });
  if (blob === null || blob.size >= photo.size) return photo;
  return new File([blob], `${photo.name.replace(/\.\w+$/, '')}.jpg`, { type: 'image/jpeg' });
}
