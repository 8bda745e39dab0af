/** From the bytes of a file to its text. Policies are UTF-8; anything else is read as well as can be, and said. */

export type EncodingFault = "utf-16" | "not-utf-8";

export interface Decoded {
  readonly text: string;
  /** What the file is saved as instead of UTF-8. */
  readonly fault: EncodingFault | undefined;
}

/**
 * A file saved otherwise is still read, so that the names it declares are known elsewhere and its one fault gives one
 * message: UTF-16 by its mark or its many zero bytes, everything else as the Windows encoding of western Europe, in
 * which a pound sign of an old editor is one byte that UTF-8 does not allow.
 */
export function decode(bytes: Uint8Array): Decoded {
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), fault: "utf-16" };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), fault: undefined };
  } catch {
    return { text: new TextDecoder("windows-1252").decode(bytes), fault: "not-utf-8" };
  }
}

function wideEncoding(bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  const sample = bytes.subarray(0, 512);
  const zeros = [0, 0];
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const many = sample.length / 4;
  if ((zeros[1] ?? 0) > many) return "utf-16le";
  if ((zeros[0] ?? 0) > many) return "utf-16be";
  return undefined;
}
