// Photos are drawn anew at a size that a weak signal can carry; what the camera wrote beside the picture stays behind.
const longest = 1600, quality = 0.85;

/** A JPEG of at most 1600 pixels a side, upright. Throws when the file is no picture. */
export async function shrink(file) {
  const picture = await decode(file);
  try {
    const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    const pen = canvas.getContext("2d", { alpha: false });
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise(done => canvas.toBlob(done, "image/jpeg", quality));
    if (!blob) throw new Error("The picture cannot be written.");
    return blob;
  } finally {
    picture.close?.();
  }
}

async function decode(file) {
  if (globalThis.createImageBitmap) return createImageBitmap(file, { imageOrientation: "from-image" });
  const url = URL.createObjectURL(file);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(url);
  }
}
